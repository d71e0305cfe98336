import { setTimeout as wait } from 'node:timers/promises'

/**
 * The clock of a simulated service: stands still while the service is filled, so that the same filling gives the same
 * account again after a restart, and goes with the wall's once `run` was called.
 */
export function createStageClock(bornAt: number) {
  let isRunning = false
  return {
    now: () => (isRunning ? Date.now() : bornAt),
    sleep: (ms: number, signal?: AbortSignal) => wait(ms, undefined, { signal }).then(nothing, nothing),
    run: () => {
      isRunning = true
    },
  }
}

const nothing = (): void => {}
