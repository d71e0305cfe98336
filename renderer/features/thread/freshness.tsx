import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import type { EpochMs } from '#app/domain/time.ts'
import { NOTHING } from '#renderer/design/cut-text.tsx'
import { formatClock } from '#renderer/words/format.ts'

/** How fresh what one sees is, in a few words. */
export function Freshness({ status, checkedAt }: Readonly<{ status: SyncStatus; checkedAt: EpochMs | null }>) {
  const { t } = useTranslation('thread')
  if (status.state === 'failed') return t('offline', { time: status.lastGoodAt === null ? NOTHING : formatClock(status.lastGoodAt) })
  if (checkedAt === null) return t('neverChecked')
  const checked = t('checked', { time: formatClock(checkedAt) })
  if (status.state === 'live') return `${t('live')} · ${checked}`
  if (status.state === 'polling') return `${t('polled')} · ${checked}`
  return checked
}
