import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { Clock } from '#main/clock/clock.ts'

/**
 * Why calls are held back. `lastsTo` decides: a reading of `Clock.uptime`, which nobody can set, since a time server alone
 * moves the clock of the wall by half a second. `since`, `until`: when it was ordered and its end, on the wall as it stood then.
 */
export type Stop = Readonly<{ since: EpochMs; until: EpochMs; lastsTo: number; tries: number }>

/** What is kept of one over a restart. */
export type KeptStop = Pick<Stop, 'since' | 'until'>

/** One moment on both clocks. */
export type Moment = Readonly<{ now: EpochMs; up: number }>

type Chance = Moment & Readonly<{ random: () => number }>

const SHORTEST_STOP_MS = SECOND_MS
const LONGEST_STOP_MS = 15 * MINUTE_MS
const FIRST_OFFLINE_WAIT_MS = SECOND_MS
const LONGEST_OFFLINE_WAIT_MS = MINUTE_MS
/** The two clocks do not count the same milliseconds. */
const APART_MS = 3
/** So that several credentials, told to stop until the same moment, do not come back in the same moment: a tenth more, at most. */
const SPREAD = 0.1
const MOST_SPREAD_MS = 500

export const momentOf = (clock: Pick<Clock, 'now' | 'uptime'>): Moment => ({ now: clock.now(), up: clock.uptime() })

export const isOn = ({ lastsTo }: Stop, { up }: Pick<Moment, 'up'>): boolean => up < lastsTo

/** Whether a call that went then was one that felt whether we may go on, and not one of those that brought us the stop. */
export const wentAfter = ({ lastsTo }: Stop, wentUp: number): boolean => wentUp >= lastsTo

/**
 * Its hour on the wall as the wall stands now: another one where somebody has set it. Not before its end, since whoever
 * comes at that hour must not be refused again; and the same from one look to the next.
 */
export function endOf({ until, lastsTo }: Stop, { now, up }: Moment): EpochMs {
  const end = now + lastsTo - up
  return end <= until + APART_MS && end > until - SECOND_MS ? until : epochMs(Math.ceil(end / SECOND_MS) * SECOND_MS)
}

/**
 * The service asked us to wait: never before its time, a little after it. The later of two orders holds. Where it names no
 * time: some time within twice as long as the last time, at most a quarter of an hour.
 * @param order.waitMs what it named; null = nothing
 */
export function stoppedAgain(stop: Stop | null, order: Readonly<{ waitMs: number | null; wentUp: number }>, { now, up, random }: Chance): Stop {
  const isNew = stop === null || wentAfter(stop, order.wentUp)
  const tries = isNew ? (stop?.tries ?? 0) + 1 : stop.tries
  if (order.waitMs === null && !isNew) return stop
  const namedMs = order.waitMs ?? backoffMs(tries, random)
  const waitMs = Math.ceil(namedMs + random() * Math.min(MOST_SPREAD_MS, namedMs * SPREAD))
  return stop !== null && isOn(stop, { up }) && stop.lastsTo >= up + waitMs ? stop : { since: now, until: epochMs(now + waitMs), lastsTo: up + waitMs, tries }
}

/**
 * What an earlier run was told, which this one knows by the clock on the wall alone: where that was set back meanwhile, it
 * lasts as long as it was ordered for, and no longer. null = it is over.
 */
export function stopKept(kept: KeptStop | null, { now, up }: Moment): Stop | null {
  if (kept === null || kept.until <= now) return null
  const leftMs = Math.min(kept.until - now, kept.until - kept.since)
  return { since: now, until: epochMs(now + leftMs), lastsTo: up + leftMs, tries: 1 }
}

/** So much of it went by while the machine slept, and its uptime stood still. */
export const sleptThrough = (stop: Stop, sleptMs: number): Stop => ({ ...stop, lastsTo: stop.lastsTo - sleptMs })

/** Two seconds, doubled each time, and chance over all of it. */
function backoffMs(tries: number, random: () => number): number {
  return Math.max(SHORTEST_STOP_MS, random() * Math.min(LONGEST_STOP_MS, SECOND_MS * 2 ** tries))
}

/** Nothing reaches the service: wait twice as long as last time, between half and all of it, at most a minute. */
export function offlineAgain(stop: Stop | null, { now, up, random }: Chance): Stop {
  if (stop !== null && isOn(stop, { up })) return stop
  const tries = stop === null ? 1 : stop.tries + 1
  const waitMs = Math.ceil(Math.min(LONGEST_OFFLINE_WAIT_MS, FIRST_OFFLINE_WAIT_MS * 2 ** (tries - 1)) * (0.5 + random() / 2))
  return { tries, since: now, until: epochMs(now + waitMs), lastsTo: up + waitMs }
}

export const asFailure = (stop: Stop, moment: Moment): Failure => ({ kind: 'rateLimited', until: endOf(stop, moment) })
