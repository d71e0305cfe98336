import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import type { ConversationRow as Facts } from '#app/contract/conversations.ts'
import type { Conversation } from '#app/domain/conversation.ts'
import type { EpochMs } from '#app/domain/time.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Count } from '#renderer/design/count.tsx'
import type { Density } from '#renderer/design/density.ts'
import { IconText } from '#renderer/design/icon-text.tsx'
import { Row } from '#renderer/design/row.tsx'
import { TimeText } from '#renderer/design/time-text.tsx'
import type { VirtualRow } from '#renderer/design/virtual-list.tsx'
import { VisuallyHidden } from '#renderer/design/visually-hidden.tsx'
import { formatAgo, formatClock, formatExact, formatLocale } from '#renderer/words/format.ts'
import { previewWords } from './preview-words.ts'
import { isStale, urgencyOf, waitingWords } from './waiting-words.ts'

type ConversationRowProps = Readonly<{
  facts: Facts
  row: VirtualRow
  account: Account | null
  /** Its account hears events, so that every row is as fresh as can be. */
  isLive: boolean
  isOpen: boolean
  density: Density
  now: number
  onOpen: () => void
}>

/** Who, what they said last, how long they wait or else when that was; then account, state, assignee, marks. */
export function ConversationRow({ facts, row, account, isLive, isOpen, density, now, onOpen }: ConversationRowProps) {
  const { t } = useTranslation('list')
  const { conversation, pending, draftMode } = facts
  const assignee = facts.assigneeName ?? facts.groupName
  const name = conversation.contactName.trim() || conversation.contactEmail || t('unnamed')
  const { updatedAt } = conversation
  // Only the third line has room for words about the state.
  const isShort = density !== 'comfortable'
  const waitingSince = conversation.status === 'resolved' ? null : conversation.waitingSince
  return (
    <Row
      row={row}
      account={account?.colour}
      current={isOpen}
      unread={conversation.unreadCount > 0}
      lead={<Avatar name={name} size={density === 'compact' ? 20 : 32} />}
      title={name}
      time={
        waitingSince === null ? (
          <TimeText dateTime={new Date(updatedAt).toISOString()} exact={t('exactAndChecked', { exact: formatExact(updatedAt), time: formatClock(facts.checkedAt) })}>
            {formatAgo(updatedAt, now)}
          </TimeText>
        ) : (
          <WaitingClock since={waitingSince} now={now} checkedAt={facts.checkedAt} />
        )
      }
      preview={previewWords(facts, account?.me ?? null, t)}
      source={account === null ? undefined : <AccountMark colour={account.colour} label={account.name} title={account.name} />}
      holder={
        assignee === null ? undefined : (
          <IconText icon={facts.assigneeName === null ? 'users' : 'person'} tone="faint" title={assignee}>
            {assignee}
          </IconText>
        )
      }
      state={
        <>
          {!isLive && isStale(facts.checkedAt, now) && <StaleMark checkedAt={facts.checkedAt} now={now} isShort={isShort} />}
          {waitingSince === null && <StatusMark status={conversation.status} isShort={isShort} />}
        </>
      }
      marks={
        <>
          {pending !== null && (
            <IconText icon={pending === 'failed' || pending === 'uncertain' ? 'wrong' : 'clock'} tone={pending === 'failed' || pending === 'uncertain' ? 'failed' : 'faint'}>
              {t(`pending_${pending}`)}
            </IconText>
          )}
          {draftMode !== null && (
            <IconText icon="edit" tone={draftMode === 'note' ? 'note' : 'faint'}>
              {t(`draft_${draftMode}`)}
            </IconText>
          )}
          {conversation.unreadCount > 0 && (
            <Count value={conversation.unreadCount} tone="strong" label={t('unread', { count: conversation.unreadCount })} />
          )}
        </>
      }
      onPress={onOpen}
    />
  )
}

const TONES = { calm: 'muted', soon: 'note', late: 'failed' } as const

/** The one time of a row that waits: the message's own would say the same. */
function WaitingClock({ since, now, checkedAt }: Readonly<{ since: EpochMs; now: number; checkedAt: EpochMs }>) {
  const { t } = useTranslation('list')
  const words = waitingWords(since, now, formatLocale())
  return (
    <IconText icon="waiting" tone={TONES[urgencyOf(since, now)]} title={t('waitsSince', { exact: formatExact(since), time: formatClock(checkedAt) })}>
      <span aria-hidden>{words}</span>
      <VisuallyHidden>{t('waits', { for: words })}</VisuallyHidden>
    </IconText>
  )
}

type MarkProps = Readonly<{
  /** The drawing alone; its words on hover and for screen readers. */
  isShort: boolean
}>

function StatusMark({ status, isShort }: MarkProps & Readonly<{ status: Conversation['status'] }>) {
  const { t } = useTranslation('list')
  const words = t(`status_${status}`)
  return (
    <IconText icon={status === 'resolved' ? 'resolve' : 'chat'} tone="faint" title={words}>
      {isShort ? <VisuallyHidden>{words}</VisuallyHidden> : words}
    </IconText>
  )
}

function StaleMark({ checkedAt, now, isShort }: MarkProps & Readonly<{ checkedAt: EpochMs; now: number }>) {
  const { t } = useTranslation('list')
  const words = t('checkedAgo', { ago: formatAgo(checkedAt, now) })
  const exact = t('checkedAt', { time: formatExact(checkedAt) })
  if (!isShort) return <span title={exact}>{words}</span>
  return (
    <IconText icon="refresh" tone="faint" title={exact}>
      <VisuallyHidden>{words}</VisuallyHidden>
    </IconText>
  )
}
