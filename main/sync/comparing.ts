import type { Comparison } from '#app/domain/comparison.ts'
import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import type { Clock } from '#main/clock/clock.ts'

// A comparison begins with the list of what has changed, and ends when every thread that the list spoke of was fetched:
//
//   began → wants, wants … → listed → (threads are fetched, elsewhere) → settle: told, once
//
// One that begins while threads of the one before are still to be fetched goes on with these.

/** Keeps count of a comparison of one account, for a person to read; decides nothing. */
export type Comparing = Readonly<{
  /** @param isBroken events may have been missed */
  began(isBroken: boolean): void
  /** The list speaks of something in this thread that is not here. */
  wants(id: ConversationId): void
  /** What has changed was listed; `isCutShort` = the newest of it only. */
  listed(isCutShort: boolean): void
  /** Messages were found that no event had told of. */
  found(messages: number): void
  /** This thread was fetched, by whomever and for whatever reason. */
  fetched(id: ConversationId): void
  /** This thread is not given out. */
  refused(id: ConversationId): void
  /** Ends the comparison if no thread of it is waited for any more. `hasEvents`: the service tells of them at all. */
  settle(hasEvents: boolean): void
}>

type ComparingNeeds = Readonly<{
  id: AccountId
  clock: Clock
  onCompared: (comparison: Comparison) => void
}>

type Round = Readonly<{ isBroken: boolean; isListed: boolean; isCutShort: boolean; found: number; unknown: number; wanted: ReadonlySet<ConversationId> }>

const NEW_ROUND: Round = { isBroken: false, isListed: false, isCutShort: false, found: 0, unknown: 0, wanted: new Set() }

export function createComparing({ id: accountId, clock, onCompared }: ComparingNeeds): Comparing {
  let round: Round | null = null
  const change = (how: (before: Round) => Partial<Round>) => {
    if (round !== null) round = { ...round, ...how(round) }
  }

  return {
    began(isBroken) {
      round = { ...(round ?? NEW_ROUND), isListed: false, isBroken: isBroken || round?.isBroken === true }
    },
    wants: id => change(({ wanted }) => ({ wanted: new Set([...wanted, id]) })),
    listed: isCutShort => change(before => ({ isListed: true, isCutShort: isCutShort || before.isCutShort })),
    found: messages => change(before => ({ found: before.found + messages })),
    fetched: id => change(({ wanted }) => ({ wanted: without(wanted, id) })),
    refused: id => change(({ wanted, unknown }) => ({ wanted: without(wanted, id), unknown: unknown + (wanted.has(id) ? 1 : 0) })),
    settle(hasEvents) {
      if (round === null || !round.isListed || round.wanted.size > 0) return
      const { isBroken, isCutShort, found, unknown } = round
      round = null
      onCompared({ accountId, at: clock.now(), isAfterBreak: hasEvents && isBroken, recovered: hasEvents ? found : null, unknown, isCutShort })
    },
  }
}

const without = (ids: ReadonlySet<ConversationId>, id: ConversationId): ReadonlySet<ConversationId> => new Set([...ids].filter(other => other !== id))
