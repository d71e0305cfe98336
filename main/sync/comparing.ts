import type { Comparison } from '#app/domain/comparison.ts'
import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import { epochMs, HOUR_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Thoroughness } from './thoroughness.ts'

// A comparison begins with the list of what has changed, and ends when every thread that the list spoke of was fetched:
//
//   began → wants, wants … → listed → (threads are fetched, elsewhere) → settle: told, once
//
// One that begins while threads of the one before are still to be fetched goes on with these, and a list that was asked for
// before it began no longer counts. One that believed the events and found nothing is not told: it has not shown that nothing
// is missing.

/** Keeps count of a comparison of one account, for a person to read; decides nothing. */
export type Comparing = Readonly<{
  began(how: Thoroughness): Listing
  /** The list speaks of something in this thread that is not here. */
  wants(id: ConversationId): void
  /** Messages were found that no event had told of. */
  found(messages: number): void
  /** This thread was fetched, by whomever and for whatever reason, and shows what the list spoke of. */
  fetched(id: ConversationId): void
  /** So much is missing of one thread that a part of it comes later. */
  cutShort(): void
  /** This thread is not given out. */
  refused(id: ConversationId): void
  /** Something that an earlier comparison had left for later was never given out: the next that is told tells it. */
  leftOut(): void
  /**
   * Ends the comparison if no thread of it is waited for any more; answers whether it was told. Where all that is new comes by
   * asking, it counts as recovered only when nobody could ask for a while (`wasAway`).
   */
  settle(how: Readonly<{ hasEvents: boolean; wasAway: boolean }>): boolean
}>

export type Listing = Readonly<{
  /** What has changed was listed; `isCutShort` = the newest of it only. */
  listed(isCutShort: boolean): void
}>

type ComparingNeeds = Readonly<{
  id: AccountId
  clock: Clock
  onCompared: (comparison: Comparison) => void
}>

const STAYS_MS = HOUR_MS

type Round = Readonly<{ isBroken: boolean; isThorough: boolean; isListed: boolean; isCutShort: boolean; found: number; unknown: number; wanted: ReadonlySet<ConversationId> }>

const NEW_ROUND: Round = { isBroken: false, isThorough: false, isListed: false, isCutShort: false, found: 0, unknown: 0, wanted: new Set() }

export function createComparing({ id: accountId, clock, onCompared }: ComparingNeeds): Comparing {
  let round: Round | null = null
  let lastBegun = 0
  let leftOut = 0
  let staysUntil = epochMs(0)
  const change = (how: (before: Round) => Partial<Round>) => {
    if (round !== null) round = { ...round, ...how(round) }
  }

  return {
    began(how) {
      const before = round ?? NEW_ROUND
      round = { ...before, isListed: false, isThorough: before.isThorough || how !== 'usual', isBroken: before.isBroken || how === 'afterBreak' }
      lastBegun += 1
      const mine = lastBegun
      return {
        listed(isCutShort) {
          if (mine === lastBegun) change(({ isCutShort: was }) => ({ isListed: true, isCutShort: isCutShort || was }))
        },
      }
    },
    wants: id => change(({ wanted }) => ({ wanted: new Set([...wanted, id]) })),
    found: messages => change(before => ({ found: before.found + messages })),
    fetched: id => change(({ wanted }) => ({ wanted: without(wanted, id) })),
    cutShort: () => change(() => ({ isCutShort: true })),
    leftOut: () => void (leftOut += 1),
    refused: id => change(({ wanted, unknown }) => ({ wanted: without(wanted, id), unknown: unknown + (wanted.has(id) ? 1 : 0) })),
    settle({ hasEvents, wasAway }) {
      if (round === null || !round.isListed || round.wanted.size > 0) return false
      const { isBroken, isThorough, isCutShort, found } = round
      const unknown = round.unknown + leftOut
      round = null
      leftOut = 0
      if (!isThorough && found === 0 && unknown === 0) return false
      const canMiss = hasEvents || wasAway
      // Where asking is how everything comes, the next answer is minutes away: what was recovered stays to be read.
      if (!canMiss && unknown === 0 && clock.now() < staysUntil) return false
      if (!hasEvents && found > 0 && wasAway) staysUntil = epochMs(clock.now() + STAYS_MS)
      onCompared({ accountId, at: clock.now(), isAfterBreak: canMiss && isBroken, recovered: canMiss ? found : null, unknown, isCutShort })
      return true
    },
  }
}

const without = (ids: ReadonlySet<ConversationId>, id: ConversationId): ReadonlySet<ConversationId> => new Set([...ids].filter(other => other !== id))
