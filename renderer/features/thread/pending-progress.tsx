import { useTranslation } from 'react-i18next'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { Icon } from '#renderer/design/icon.tsx'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatPercent } from '#renderer/words/format.ts'
import { heldByDiskWords, untilWords } from '#renderer/words/until-words.ts'
import css from './item-view.module.css'

type ProgressProps = Readonly<{
  entry: Pick<OutboxEntry, 'delivery' | 'heldByDisk'>
  /** How much of its bytes has left, from 0 to 1; null = nobody knows. */
  share?: number | null
  /** Something that was written before it has to leave first. */
  isBehind?: boolean
}>

/** Where something stands that goes its way by itself. */
export function Progress({ entry: { delivery, heldByDisk }, share = null, isBehind = false }: ProgressProps) {
  const { t } = useTranslation('thread')
  const { t: outboxWords } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const now = useNow()
  const words = () => {
    if (heldByDisk !== undefined) return `${describeFailure(heldByDisk, failureWords).what} ${heldByDiskWords(heldByDisk, outboxWords)}`
    if (delivery.state === 'checking') return t('pending_checking')
    if (delivery.state === 'uploading') return share === null ? t('pending_uploading') : t('pending_uploadingSoFar', { share: formatPercent(share) })
    if (delivery.state !== 'queued') return t('pending_sending')
    if (delivery.lastFailure === null) return t(isBehind ? 'pending_behind' : 'pending_queued')
    return `${describeFailure(delivery.lastFailure, failureWords).what} ${untilWords({ ...delivery, lastFailure: delivery.lastFailure }, outboxWords, now)}`
  }
  return (
    <span className={css.receipt}>
      <Icon name={heldByDisk !== undefined ? 'wrong' : delivery.state === 'uploading' ? 'upload' : 'clock'} /> {words()}
    </span>
  )
}
