import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'

/** Coming back after a long time without the service: everything wants to be asked at once, and so it goes slowly at first. */
export type Ramp = Readonly<{ since: EpochMs; until: EpochMs; went: number }>

/** Calls of the first seconds, and how long those are. */
export const RAMP_CALLS = 10
const RAMP_MS = 5 * SECOND_MS
const LONG_MS = MINUTE_MS

/** @param awaySince when the service was last heard of no more; null = it was there all the time */
export const isLongAway = (awaySince: EpochMs | null, now: EpochMs): awaySince is EpochMs => awaySince !== null && now - awaySince >= LONG_MS

/** @param onWay calls that went before anybody knew that the service is back: they are of the first, as is the one that was answered */
export function rampAfter(awaySince: EpochMs | null, onWay: number, now: EpochMs): Ramp | null {
  return isLongAway(awaySince, now) ? { since: now, until: epochMs(now + RAMP_MS), went: 1 + onWay } : null
}

export const isRamping = (ramp: Ramp | null, now: EpochMs): ramp is Ramp => ramp !== null && ramp.since <= now && now < ramp.until
