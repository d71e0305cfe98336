import { AsyncLocalStorage } from 'node:async_hooks'

const endings = new AsyncLocalStorage<AbortSignal>()

/**
 * From `unwanted` on no call that `work` makes to a service begins any more, however deep in a provider: one that waits for its
 * turn comes back as unsent. What is on its way is not cut, as it would be by the signal of a request. It travels as the lane
 * does (`inLane`), and for the same reason.
 */
export function whileWanted<T>(unwanted: AbortSignal, work: () => Promise<T>): Promise<T> {
  return endings.run(unwanted, work)
}

/** Aborts when the work that is running is not wanted any more; undefined where nobody said. */
export function unwantedSignal(): AbortSignal | undefined {
  return endings.getStore()
}
