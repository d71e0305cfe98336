import type { SyncStatus } from '#app/domain/sync-status.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { listEveryMs, type Pulse } from './schedule.ts'

export type Standing = Readonly<{
  pulse: Pulse
  /** Why the list could not be asked for; null = it could, or was not tried yet. */
  trouble: Failure | null
  lastGoodAt: EpochMs | null
  /** The events broke off, and the list has not answered since: whether the service is gone as well is not known yet. */
  isInDoubt: boolean
  /** Pages of the first filling so far. */
  pagesDone: number
  /** How often the conversation is asked for that is asked for least often, where there are no events. */
  knownEveryMs: number
}>

/** What a person is told about an account. */
export function toStatus({ pulse, trouble, lastGoodAt, isInDoubt, pagesDone, knownEveryMs }: Standing): SyncStatus {
  const { hold, events, hasHistory, duties } = pulse
  if (hold !== null) return { state: 'failed', lastGoodAt, failure: hold.failure, retryAt: hold.until }
  if (trouble !== null) return { state: 'failed', lastGoodAt, failure: trouble, retryAt: duties.list.notBefore }
  if (lastGoodAt === null || duties.list.lastAt === null) return { state: 'connecting', lastGoodAt }
  if (hasHistory) return { state: 'filling', lastGoodAt, pagesDone, pagesExpected: null }
  if (events === 'live') return { state: 'live', lastGoodAt }
  if (events === 'connecting' || isInDoubt) return { state: 'connecting', lastGoodAt }
  return { state: 'polling', lastGoodAt, everyMs: events === 'none' ? Math.max(listEveryMs(pulse), knownEveryMs) : listEveryMs(pulse), isInstead: events !== 'none' }
}
