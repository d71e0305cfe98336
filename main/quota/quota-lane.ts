import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Who goes first when calls are scarce. `send`: what a person sends, and reading it back · `openThread`: what a person looks
 * at · `list`: the list, presence, colleagues · `backfill`: everything nobody waits for.
 */
export const QUOTA_LANES = ['send', 'openThread', 'list', 'backfill'] as const
export type QuotaLane = (typeof QUOTA_LANES)[number]

/** A person waits for it: it is tried even where the last call did not get through, and may use up what is left of a day. */
export const isPersonal = (lane: QuotaLane): boolean => lane === 'send' || lane === 'openThread'

const USUAL: QuotaLane = 'list'
const lanes = new AsyncLocalStorage<QuotaLane>()

/**
 * Every call that `work` makes to a service, however deep in a provider, takes its turn in this lane. The lane travels with
 * the asynchronous call chain and not as a parameter: between whoever knows how urgent a call is (sync, outbox) and the one
 * door where calls wait (`paced`) lie the provider clients, and those would have to hand it through every method.
 */
export function inLane<T>(lane: QuotaLane, work: () => Promise<T>): Promise<T> {
  return lanes.run(lane, work)
}

/** The lane of the work that is running; `list` where nobody said. */
export function laneNow(): QuotaLane {
  return lanes.getStore() ?? USUAL
}
