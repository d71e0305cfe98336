import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

/** Why calls are held back, and since when: a clock that was set back behind `since` ends the stop rather than prolong it. */
export type Stop = Readonly<{ since: EpochMs; until: EpochMs; tries: number }>

type Chance = Readonly<{ now: EpochMs; random: () => number }>

const SHORTEST_STOP_MS = SECOND_MS
const LONGEST_STOP_MS = 15 * MINUTE_MS
const FIRST_OFFLINE_WAIT_MS = SECOND_MS
const LONGEST_OFFLINE_WAIT_MS = MINUTE_MS
/** So that several credentials, told to stop until the same moment, do not come back in the same moment: a tenth more, at most. */
const SPREAD = 0.1
const MOST_SPREAD_MS = 500

export const isOn = ({ since, until }: Stop, now: EpochMs): boolean => since <= now && now < until

/**
 * Whether a call that went then was one that felt whether we may go on, and not one of those that brought us the stop. One
 * that went at an hour which is still to come went before the clock was set back: nobody knows.
 */
export const wentAfter = ({ until }: Stop, wentAt: EpochMs, now: EpochMs): boolean => wentAt >= until && wentAt <= now

/**
 * The service asked us to wait: never before its time, a little after it. The later of two orders holds. Where it names no
 * time: some time within twice as long as the last time, at most a quarter of an hour.
 * @param order.until what it named; null = nothing
 */
export function stoppedAgain(stop: Stop | null, order: Readonly<{ until: EpochMs | null; wentAt: EpochMs }>, { now, random }: Chance): Stop {
  const isNew = stop === null || wentAfter(stop, order.wentAt, now)
  const tries = isNew ? (stop?.tries ?? 0) + 1 : stop.tries
  if (order.until === null && !isNew) return stop
  const waitMs = order.until === null ? backoffMs(tries, random) : order.until - now
  const until = epochMs(now + waitMs + random() * Math.min(MOST_SPREAD_MS, waitMs * SPREAD))
  return stop !== null && isOn(stop, now) && stop.until >= until ? stop : { since: now, until, tries }
}

/** Two seconds, doubled each time, and chance over all of it. */
function backoffMs(tries: number, random: () => number): number {
  return Math.max(SHORTEST_STOP_MS, random() * Math.min(LONGEST_STOP_MS, SECOND_MS * 2 ** tries))
}

/** Nothing reaches the service: wait twice as long as last time, between half and all of it, at most a minute. */
export function offlineAgain(stop: Stop | null, { now, random }: Chance): Stop {
  if (stop !== null && isOn(stop, now)) return stop
  const tries = stop === null ? 1 : stop.tries + 1
  const waitMs = Math.min(LONGEST_OFFLINE_WAIT_MS, FIRST_OFFLINE_WAIT_MS * 2 ** (tries - 1))
  return { tries, since: now, until: epochMs(now + waitMs * (0.5 + random() / 2)) }
}

export const asFailure = (stop: Stop): Failure => ({ kind: 'rateLimited', until: stop.until })
