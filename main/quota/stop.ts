import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { QuotaLane } from './quota-lane.ts'

/** Why calls are held back, and since when: a clock that was set back behind `since` ends the stop rather than prolong it. */
export type Stop = Readonly<{ since: EpochMs; until: EpochMs }>
export type OfflineStop = Stop & Readonly<{ tries: number }>

const FIRST_OFFLINE_WAIT_MS = SECOND_MS
const LONGEST_OFFLINE_WAIT_MS = MINUTE_MS
/** So that several credentials, told to stop until the same moment, do not come back in the same moment. */
const SPREAD_MS = 500

export const isOn = (stop: Stop, now: EpochMs): boolean => stop.since <= now && now < stop.until

/** The service asked us to wait: never before its time, a little after it. The later of two orders holds. */
export function stoppedUntil(until: EpochMs, stop: Stop | null, { now, random }: Readonly<{ now: EpochMs; random: () => number }>): Stop {
  const later = epochMs(until + random() * SPREAD_MS)
  return stop !== null && isOn(stop, now) && stop.until >= later ? stop : { since: now, until: later }
}

/** Nothing reaches the service: wait twice as long as last time, between half and all of it, at most a minute. */
export function offlineAgain(stop: OfflineStop | null, { now, random }: Readonly<{ now: EpochMs; random: () => number }>): OfflineStop {
  if (stop !== null && isOn(stop, now)) return stop
  const tries = stop === null ? 1 : stop.tries + 1
  const waitMs = Math.min(LONGEST_OFFLINE_WAIT_MS, FIRST_OFFLINE_WAIT_MS * 2 ** (tries - 1))
  return { tries, since: now, until: epochMs(now + waitMs * (0.5 + random() / 2)) }
}

/** What a person waits for is tried even where the last call did not get through: it may be what finds the network again. */
export const triesOffline = (lane: QuotaLane): boolean => lane === 'send' || lane === 'openThread'

export const asFailure = (stop: Stop): Failure => ({ kind: 'rateLimited', until: stop.until })
