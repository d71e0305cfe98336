import type { TFunction } from 'i18next'
import type { Failure } from '#app/failure.ts'
import { MINUTE_MS, type EpochMs } from '#app/domain/time.ts'
import { formatClock } from './format.ts'

/** What waits, as a `Delivery` says it. */
type Waiting = Readonly<{ notBefore: EpochMs; lastFailure: Failure }>

/** What a person does about a disk that takes no step of it. */
export const heldByDiskWords = ({ kind }: Failure, t: TFunction<'outbox'>): string => t(kind === 'diskFull' ? 'heldByFullDisk' : 'heldByDisk')

/** What has to happen before it leaves, in one sentence wherever it is shown: an hour only where an hour is what decides. */
export function untilWords({ notBefore, lastFailure }: Waiting, t: TFunction<'outbox'>, now: number): string {
  switch (lastFailure.kind) {
    case 'vaultLocked':
    case 'vaultUnavailable':
      return t('queuedUntilUnlocked')
    case 'unauthorised':
      return t('queuedUntilKey')
    case 'offline':
      return t('queuedUntilOnline')
    default:
      // An hour that is now, or was a moment ago, tells nobody anything.
      return notBefore - now < MINUTE_MS ? t('queuedUntilSoon') : t('queuedUntil', { time: formatClock(notBefore) })
  }
}
