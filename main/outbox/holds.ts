import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { Clock } from '#main/clock/clock.ts'
import { tryAgainAt } from './backoff.ts'

/** Why nothing goes, and until when. */
export type Hold = Readonly<{ failure: Failure; since: EpochMs; until: EpochMs; tries: number }>

/**
 * What is held back, by key (an account, or one entry), with a wait that grows while it goes on failing. Kept in memory
 * only: a new start may try at once.
 */
export type Holds = Readonly<{
  on(key: string): Hold | null
  /** Something failed: hold back from now on. Failures of one moment count once. */
  put(key: string, failure: Failure): Hold
  /**
   * Whether one may go now. When a hold is over, the first who asks goes alone and the others stay held for the next wait:
   * after a night without network, one call finds out that it is back, and not fifty.
   */
  pass(key: string): Hold | null
  /** It works again. Answers whether there was a hold. */
  lift(key: string): boolean
}>

export function createHolds({ clock, random }: Readonly<{ clock: Clock; random: () => number }>): Holds {
  const holds = new Map<string, Hold>()

  // A clock that was set back behind the start of a hold ends it, rather than prolong it by a day.
  const isOn = ({ since, until }: Hold) => since <= clock.now() && clock.now() < until

  function on(key: string): Hold | null {
    const hold = holds.get(key)
    return hold !== undefined && isOn(hold) ? hold : null
  }

  function put(key: string, failure: Failure): Hold {
    const before = holds.get(key)
    const isSameMoment = before !== undefined && isOn(before)
    const saysLonger = failure.kind === 'rateLimited' && failure.until > (before?.until ?? 0)
    if (isSameMoment && !saysLonger) return before
    const now = clock.now()
    const tries = isSameMoment ? before.tries : (before?.tries ?? 0) + 1
    const hold: Hold = { failure, since: now, until: tryAgainAt(failure, tries, { now, random }), tries }
    holds.set(key, hold)
    return hold
  }

  return {
    on,
    put,
    pass(key) {
      const held = on(key)
      const over = holds.get(key)
      if (held === null && over !== undefined) put(key, over.failure)
      return held
    },
    lift: key => holds.delete(key),
  }
}
