import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { DAY_MS, type EpochMs } from '#app/domain/time.ts'
import { LONGEST_WAIT_MS } from './backoff.ts'
import type { Failure } from '#app/failure.ts'
import type { Hold } from './holds.ts'
import { troubleOf } from './trouble.ts'

export type Waiting = Readonly<{
  now: EpochMs
  /** What holds its account back; null = nothing. */
  hold: Hold | null
  /** What is in doubt: in how long the next look is due, in milliseconds. */
  lookInMs: number
}>

/** How long this head of a lane has nothing to do, in milliseconds; 0 or less = it has. */
export function waitOf(entry: OutboxEntry, { now, hold, lookInMs }: Waiting): number {
  const { delivery } = entry
  const heldMs = hold === null ? 0 : hold.until - now
  switch (delivery.state) {
    case 'checking':
      return Math.max(lookInMs, heldMs)
    case 'queued':
      if (hold === null) return ownWaitMs(entry, now)
      return showsHold(entry, hold.failure) ? heldMs : 0
    default:
      return 0
  }
}

/**
 * Whether the row says why it waits for its account. Until when it says only as it was at first: the wait grows with every
 * try, and writing each of them to the disk for each of many that wait would be dear.
 */
export function showsHold({ delivery }: OutboxEntry, failure: Failure): boolean {
  if (delivery.state !== 'queued' || delivery.lastFailure === null) return false
  const { lastFailure } = delivery
  if (lastFailure.kind === 'rateLimited' && failure.kind === 'rateLimited') return lastFailure.until === failure.until
  return lastFailure.kind === failure.kind
}

/** Without a hold on its account. A wait for the account that nobody keeps up any more is over, but for an hour that a service named. */
function ownWaitMs({ delivery }: OutboxEntry, now: EpochMs): number {
  if (delivery.state !== 'queued') return 0
  const { notBefore, lastFailure } = delivery
  if (lastFailure === null || troubleOf(lastFailure) !== 'account') return planned(notBefore - now, LONGEST_WAIT_MS)
  return lastFailure.kind === 'rateLimited' ? planned(lastFailure.until - now, DAY_MS) : 0
}

/** A wait that nobody can have planned comes of a clock that was set back since. */
const planned = (waitMs: number, longestMs: number) => (waitMs > longestMs ? 0 : waitMs)
