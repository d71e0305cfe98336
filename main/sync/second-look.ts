import { MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'

/** A thread as it was read, after its conversation was seen to have changed. The service's own times, but for `at`. */
export type Look = Readonly<{
  updatedAt: EpochMs
  /** The newest item that was shown; null = none. */
  newestAt: EpochMs | null
  /** When it was read, by our clock. */
  at: EpochMs
  /** How often it was read since the conversation stands like this, this time included. */
  count: number
  /** Whether an earlier comparison had left it to this one. */
  isLast: boolean
}>

/**
 * `compared`: nothing is missing up to `updatedAt` · `again`: look once more in so many milliseconds · `leftToNext`: whatever
 * moved the conversation, the thread has shown no item of it as often as we look, and the next comparison looks once more.
 */
export type Verdict = Readonly<{ type: 'compared' } | { type: 'leftToNext' } | { type: 'again'; inMs: number }>

/** How far a conversation's own time may lie after its newest item: services write the two one after the other. */
export const WRITTEN_LATER_MS = 2 * SECOND_MS

/** After the first look, and after the second. */
const AGAIN_MS = [15 * SECOND_MS, MINUTE_MS] as const
/** No read is behind for longer; it is as much as a service's clock may differ from ours, and as much again. */
const BEHIND_AT_MOST_MS = 10 * MINUTE_MS

/**
 * What one read of a thread proves. Services answer from copies that are behind their list, so that only the item which moved
 * the conversation proves that all before it was shown as well. A status that changed moves a conversation too, and leaves no
 * item: so there is an end to it.
 */
export function judgeLook({ updatedAt, newestAt, at, count, isLast }: Look): Verdict {
  const shownUpTo = newestAt ?? 0
  if (shownUpTo >= updatedAt || isLast) return { type: 'compared' }
  const isNear = shownUpTo >= updatedAt - WRITTEN_LATER_MS
  // Of two messages in one moment the second may be the one that is behind.
  const waits = isNear ? AGAIN_MS.slice(0, 1) : AGAIN_MS
  const isRecent = mayBeBehind(updatedAt, at)
  const inMs = isRecent ? waits[count - 1] : undefined
  if (inMs !== undefined) return { type: 'again', inMs }
  return { type: isNear || (!isRecent && count > 1) ? 'compared' : 'leftToNext' }
}

/** Whether a read of `now`, by our clock, may not yet show what was made at `madeAt`, by the service's. */
export const mayBeBehind = (madeAt: EpochMs, now: EpochMs): boolean => now - madeAt < BEHIND_AT_MOST_MS
