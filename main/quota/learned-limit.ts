import type { EpochMs } from '#app/domain/time.ts'
import type { QuotaHint } from '#main/providers/provider.ts'

/**
 * How many calls within a window we believe in. `since`: when the stretch began that is being watched for refusals ·
 * `refused`: where the last refusal came, and when; null = none yet.
 */
export type LearnedLimit = Readonly<{ calls: number; since: EpochMs; refused: Readonly<{ calls: number; at: EpochMs }> | null; wasFull: boolean }>

const SHRINK = 0.7
const GROW = 2
/** Near where it was refused last, it waits so many windows before it goes on: each time it is wrong, everybody has to stop. */
const NEAR = 0.9
const CAUTIOUS_WINDOWS = 10

/** @param kept what an earlier run had learned; null = nothing */
export function firstLimit(hint: QuotaHint, kept: number | null, now: EpochMs): LearnedLimit {
  const calls = kept === null ? hint.calls : Math.min(Math.max(1, kept), hint.mostCalls)
  return { calls, since: now, refused: null, wasFull: false }
}

/** A refusal for being too many. Calls that went before the last refusal say the same once more and change nothing. */
export function shrunk(limit: LearnedLimit, wentAt: EpochMs, now: EpochMs): LearnedLimit {
  const { calls, refused } = limit
  if (refused !== null && wentAt <= refused.at && refused.at <= now) return limit
  return { calls: Math.max(1, Math.floor(calls * SHRINK)), since: now, refused: { calls, at: now }, wasFull: false }
}

/** Some more for each window without a refusal, up to the hint; beyond it only where somebody had to wait for it. */
export function grown(limit: LearnedLimit, hint: QuotaHint, now: EpochMs): LearnedLimit {
  if (now < limit.since) return { ...limit, since: now }
  const windows = Math.floor((now - limit.since) / hint.windowMs)
  if (windows === 0) return limit
  const most = limit.wasFull && limit.calls >= hint.calls ? Math.min(hint.mostCalls, limit.calls + GROW) : hint.calls
  const wanted = Math.min(most, limit.calls + GROW * windows)
  const near = nearRefusal(limit, hint, now)
  if (wanted <= limit.calls) return { ...limit, since: now, wasFull: false }
  if (near === null || wanted <= near) return { ...limit, calls: wanted, since: now, wasFull: false }
  return { ...limit, calls: Math.max(limit.calls, near), since: now, wasFull: false }
}

/** Beyond which nothing is tried as yet; null = enough time has passed. */
function nearRefusal({ refused }: LearnedLimit, { windowMs }: QuotaHint, now: EpochMs): number | null {
  if (refused === null || now < refused.at || now - refused.at >= CAUTIOUS_WINDOWS * windowMs) return null
  return Math.floor(refused.calls * NEAR)
}

export const filled = (limit: LearnedLimit): LearnedLimit => (limit.wasFull ? limit : { ...limit, wasFull: true })
