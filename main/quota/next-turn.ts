import { epochMs, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Allowance } from '#main/providers/http/allowance.ts'
import { freeAt, type Slot } from './call-window.ts'
import { QUOTA_LANES, type QuotaLane } from './quota-lane.ts'
import { isRamping, RAMP_CALLS, type Ramp } from './ramp.ts'

/** What there is to share, as things stand. */
export type Shares = Readonly<{
  slots: readonly Slot[]
  /** Calls within a window. */
  calls: number
  /** What the service said is left, of how many. */
  allowance: Allowance | null
  ramp: Ramp | null
  /** How many are on their way to a service that was not heard of for long; null = it was. */
  reaching: number | null
  /** After a stop one call feels whether we may go on; the others wait for what it is told. */
  isFeeling: boolean
}>

/** How much of the whole a lane may fill, in percent: the rest is kept for whoever goes before it. */
const SHARE = { send: 100, openThread: 80, list: 70, backfill: 70 } as const satisfies Record<QuotaLane, number>
/** Nobody waits much longer for what is left to the others: every lane gets a call a minute. */
const AGED_MS = 50 * SECOND_MS

/** How many places a lane may fill; at least one. */
export const boundOf = (lane: QuotaLane, whole: number): number => Math.max(1, Math.floor((whole * SHARE[lane]) / 100))

/** A lane's place in the line: since when its first has waited, and when it last had a turn. */
export type InLine = Readonly<{ lane: QuotaLane; since: EpochMs; lastTurnAt: EpochMs | null }>
export type NextTurn = Readonly<{ lane: QuotaLane; isAged: boolean }>

/** Whose turn it is: whoever has aged, else the most urgent. */
export function nextLane(waiting: readonly InLine[], now: EpochMs): NextTurn | null {
  const aged = waiting.find(entry => agesAt(entry) <= now || entry.since > now)
  if (aged !== undefined) return { lane: aged.lane, isAged: true }
  const lane = QUOTA_LANES.find(one => waiting.some(entry => entry.lane === one))
  return lane === undefined ? null : { lane, isAged: false }
}

/** When a lane that waits has waited long enough. */
export const agesAt = ({ since, lastTurnAt }: InLine): EpochMs => epochMs(Math.max(since, lastTurnAt ?? 0) + AGED_MS)

/** When this turn may be had: a time that has passed means now, null = when an answer has come. */
export function turnAt({ lane, isAged }: NextTurn, { slots, calls, allowance, ramp, reaching, isFeeling }: Shares, now: EpochMs): EpochMs | null {
  if (isFeeling) return null
  const as = isAged ? 'send' : lane
  if (reaching !== null && reaching >= boundOf(as, RAMP_CALLS)) return null
  const times = [freeAt(slots, boundOf(as, calls), now)]
  if (isRamping(ramp, now) && ramp.went >= boundOf(as, RAMP_CALLS)) times.push(ramp.until)
  if (allowance !== null && now < allowance.until && allowance.left <= keptBack(as, allowance)) times.push(allowance.until)
  return epochMs(Math.max(...times))
}

/** What a service says is left may be wrong or old: a person's own words are never held back by it. */
function keptBack(lane: QuotaLane, { limit }: Allowance): number {
  return lane === 'send' ? -Infinity : ((limit ?? 0) * (100 - SHARE[lane])) / 100
}
