import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

//             5 in doubt within 30 s                         its time is over, and a read asks
//    closed ─────────────────────────► open, until a time ─────────────────────────────► trying ──► answered: closed
//      │ refused credential               ▲ longer                                          │ in doubt
//      ▼                                  └─────────────────────────────────────────────────┘
//    open, until a person has seen to it

/** Keeps us from asking a host that fails again and again, and from knocking with a credential that it does not take. */
export type Breaker =
  | Readonly<{ state: 'closed'; doubts: readonly EpochMs[] }>
  | Readonly<{ state: 'open'; failure: Failure; since: EpochMs; until: EpochMs | null; times: number }>
  | Readonly<{ state: 'trying'; failure: Failure; times: number }>

type Chance = Readonly<{ now: EpochMs; random: () => number }>

export const CLOSED: Breaker = { state: 'closed', doubts: [] }
const DOUBTS = 5
const WITHIN_MS = 30 * SECOND_MS
const FIRST_MS = 5 * SECOND_MS
/** A person may be waiting for the service to be well again. */
const LONGEST_MS = MINUTE_MS

/** What a call is answered with in its place; null = it may go. */
export function heldBy(breaker: Breaker, isRead: boolean, now: EpochMs): Failure | null {
  if (breaker.state === 'closed') return null
  return isRead && wantsRead(breaker, now) ? null : breaker.failure
}

/** Whether its time is over: one read decides, and never a send, which might be stored and fail. */
export function wantsRead(breaker: Breaker, now: EpochMs): boolean {
  return breaker.state === 'open' && breaker.until !== null && (now >= breaker.until || now < breaker.since)
}

/** A call goes: through an open breaker it is the one that decides. */
export const tried = (breaker: Breaker): Breaker => (breaker.state === 'open' ? { state: 'trying', failure: breaker.failure, times: breaker.times } : breaker)

/** A call ended without a clear word from the service. @param decides whether it is the one that was tried */
export function doubted(breaker: Breaker, { failure, decides }: Readonly<{ failure: Failure; decides: boolean }>, chance: Chance): Breaker {
  if (breaker.state === 'trying') return decides ? opened(failure, breaker.times + 1, chance) : breaker
  if (breaker.state === 'open') return breaker
  const doubts = [...breaker.doubts.filter(at => at <= chance.now && at > chance.now - WITHIN_MS), chance.now]
  return doubts.length < DOUBTS ? { state: 'closed', doubts } : opened(failure, 1, chance)
}

/** A clear word. What was on its way when the breaker opened says nothing of now. */
export const spoke = (breaker: Breaker, decides: boolean): Breaker => (breaker.state === 'trying' && decides ? CLOSED : breaker)

/** The one that was to decide was given up: the next read decides. */
export const givenUp = (breaker: Breaker, decides: boolean, now: EpochMs): Breaker =>
  breaker.state === 'trying' && decides ? { state: 'open', failure: breaker.failure, since: now, until: now, times: breaker.times } : breaker

export const credentialRefused = (failure: Failure, now: EpochMs): Breaker => ({ state: 'open', failure, since: now, until: null, times: 1 })

function opened(failure: Failure, times: number, { now, random }: Chance): Breaker {
  const waitMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1))
  return { state: 'open', failure, since: now, until: epochMs(now + waitMs * (0.5 + random() / 2)), times }
}
