import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

const FIRST_WAIT_MS = 2 * SECOND_MS
const LONGEST_WAIT_MS = 15 * MINUTE_MS
/** So that several accounts, told to wait until the same moment, do not come back in the same moment. */
const SPREAD_MS = SECOND_MS

/** Trouble that trying again cannot end: a credential must be replaced, a vault unlocked. Asking on would only do harm. */
export const needsPerson = (failure: Failure): boolean =>
  failure.kind === 'unauthorised' || failure.kind === 'vaultLocked' || failure.kind === 'vaultUnavailable'

/** Trouble of the one thing that was asked for; the next may go well. */
export const isOfThisOneOnly = ({ kind }: Failure): boolean =>
  kind === 'notFound' || kind === 'forbidden' || kind === 'rejected' || kind === 'unreadable'

/**
 * When to try again: never before a service's own order; else twice as long as last time, between half and all of it, so
 * that many accounts do not come back together.
 * @param attempt how often it has failed in a row; the first is 1
 */
export function retryAt(attempt: number, failure: Failure, { now, random }: Readonly<{ now: EpochMs; random: () => number }>): EpochMs {
  if (failure.kind === 'rateLimited') return epochMs(Math.max(now, failure.until) + random() * SPREAD_MS)
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))
  return epochMs(now + waitMs * (0.5 + random() / 2))
}
