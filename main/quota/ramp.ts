import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'

/** Coming back after a long time without the service: everything wants to be asked at once, and so it goes slowly at first. */
export type Ramp = Readonly<{ since: EpochMs; until: EpochMs; went: number }>

/** Calls of the first seconds, and how long those are. */
export const RAMP_CALLS = 10
const RAMP_MS = 5 * SECOND_MS
const LONG_MS = MINUTE_MS

/** @param awaySince when the service was last heard of no more; null = it was there all the time */
export function rampAfter(awaySince: EpochMs | null, now: EpochMs): Ramp | null {
  if (awaySince === null || now - awaySince < LONG_MS) return null
  // The call whose answer this is was the first.
  return { since: now, until: epochMs(now + RAMP_MS), went: 1 }
}

export const isRamping = (ramp: Ramp | null, now: EpochMs): ramp is Ramp => ramp !== null && ramp.since <= now && now < ramp.until
