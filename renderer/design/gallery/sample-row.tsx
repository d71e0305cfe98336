import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Count } from '#renderer/design/count.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { Row } from '#renderer/design/row.tsx'
import type { VirtualRow } from '#renderer/design/virtual-list.tsx'
import { accountNames, type SampleRow } from './samples.ts'

type SampleRowViewProps = Readonly<{ sample: SampleRow; row: VirtualRow; current?: boolean; selected?: boolean; avatarSize?: 20 | 32; onPress?: () => void }>

export function SampleRowView({ sample, row, current = false, selected = false, avatarSize = 32, onPress }: SampleRowViewProps) {
  const tone = sample.late === 'over' ? 'failed' : sample.late === 'soon' ? 'note' : 'muted'
  return (
    <Row
      row={row}
      account={sample.account}
      current={current}
      selected={selected}
      unread={sample.unread > 0}
      lead={<Avatar name={sample.who} size={avatarSize} />}
      title={sample.who}
      time={
        sample.wait === '' ? (
          sample.time
        ) : (
          <IconText icon="waiting" tone={tone}>
            {sample.wait}
          </IconText>
        )
      }
      preview={sample.said}
      source={<AccountMark colour={sample.account} label={accountNames[sample.account] ?? ''} />}
      holder={
        sample.has === undefined ? undefined : (
          <IconText icon="person" tone="faint">
            {sample.has}
          </IconText>
        )
      }
      marks={
        <>
          {sample.failed && (
            <IconText icon="wrong" tone="failed">
              Not sent
            </IconText>
          )}
          {sample.mention && <Icon name="mention" />}
          {sample.draft && <Icon name="edit" />}
          {sample.unread > 0 && <Count value={sample.unread} tone="strong" label={`${sample.unread} unread`} />}
        </>
      }
      onPress={onPress}
    />
  )
}
