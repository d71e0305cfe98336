import type { Delivery } from '#app/domain/outbox-entry.ts'
import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

export type Checking = Extract<Delivery, { state: 'checking' }>

/**
 * How long after the last byte a message that cannot be found counts as not stored: longer than services were seen to store
 * late (30 s) and to read stale (10 s) together. Shorter is dearer: without it every fortieth message went twice.
 */
export const GRACE_MS = MINUTE_MS

/** When to look, counted from the last byte. The last look is when the grace is over. */
const LOOKS_MS = [1 * SECOND_MS, 3 * SECOND_MS, 10 * SECOND_MS, 30 * SECOND_MS, GRACE_MS]

// Only waiting that was planned counts: `nextCheckAt - since` is what will have been waited through by the next look. Were
// the two compared with the clock on the wall instead, a machine that is set forward an hour would end the grace at once.

/** Doubt begins now: the last byte left at the latest a moment ago. */
export function beginChecking(now: EpochMs, failure: Failure): Checking {
  return { state: 'checking', since: now, nextCheckAt: epochMs(now + (LOOKS_MS[0] ?? GRACE_MS)), failure }
}

/** One look more, now, at what a person was asked about already: no further one follows, and finding nothing sends nothing. */
export function lookOnceMore(now: EpochMs, failure: Failure): Checking {
  return { state: 'checking', since: epochMs(now - GRACE_MS), nextCheckAt: now, failure, isAsked: true }
}

/** After a look that found nothing: when to look again, or null when the grace is over. */
export function lookAgain(checking: Checking, now: EpochMs): Checking | null {
  const waited = waitedMs(checking)
  const next = LOOKS_MS.find(lookMs => lookMs > waited)
  return next === undefined ? null : waitOn(checking, now, next - waited)
}

/** After a look that could not be taken. */
export function lookLater(checking: Checking, now: EpochMs, retryAt: EpochMs): Checking {
  return waitOn(checking, now, Math.max(0, retryAt - now))
}

export const isGraceOver = (checking: Checking): boolean => waitedMs(checking) >= GRACE_MS

const waitedMs = ({ since, nextCheckAt }: Checking) => nextCheckAt - since

const waitOn = (checking: Checking, now: EpochMs, waitMs: number): Checking =>
  ({ ...checking, since: epochMs(now - waitedMs(checking)), nextCheckAt: epochMs(now + waitMs) })
