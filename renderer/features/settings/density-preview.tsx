import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Count } from '#renderer/design/count.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { Row } from '#renderer/design/row.tsx'
import { preferences } from '#renderer/queries/app.ts'
import css from './settings.module.css'

const ROWS = [
  { key: '1', colour: 0, time: '14:02', unread: 2, waits: true },
  { key: '2', colour: 4, time: '13:40', unread: 0, waits: false },
  { key: '3', colour: 2, time: '11:15', unread: 0, waits: false },
] as const

/** Three rows as lists will draw them: the real rows, in the density of the moment. */
export function DensityPreview() {
  const { t } = useTranslation('settings')
  const isCompact = useQuery(preferences()).data?.density === 'compact'
  return (
    <div className={css.preview} role="img" aria-label={t('preview')}>
      {ROWS.map(({ key, colour, time, unread, waits }, index) => (
        // A picture has no rows in it.
        <div key={key} className={css.previewRow} aria-hidden>
          <Row
            row={{ role: 'row', 'aria-rowindex': index + 1, 'data-index': index, tabIndex: -1 }}
            account={colour}
            current={index === 1}
            unread={unread > 0}
            lead={<Avatar name={t(`preview_${key}_who`)} size={isCompact ? 20 : 32} />}
            title={t(`preview_${key}_who`)}
            time={
              waits ? (
                <IconText icon="waiting" tone="muted">
                  {t('previewWaits')}
                </IconText>
              ) : (
                time
              )
            }
            preview={t(`preview_${key}_said`)}
            source={<AccountMark colour={colour} label={t(`preview_${key}_account`)} />}
            marks={unread > 0 && <Count value={unread} tone="strong" />}
          />
        </div>
      ))}
    </div>
  )
}
