import { systemClock } from '#main/clock/system-clock.ts'

/** What time it is, in epoch milliseconds, and where given how to wait; a clock without `sleep` waits in real time. */
export type HandedClock = Readonly<{ now: () => number; sleep?: (ms: number, signal?: AbortSignal) => Promise<void> }>

/** The only time the simulator knows. */
export type SimulatorClock = Readonly<{
  now: () => number
  /** Runs once after `delayMs`; the answer cancels it. */
  after: (delayMs: number, run: () => void) => () => void
}>

export function toSimulatorClock(handed: HandedClock): SimulatorClock {
  const sleep = handed.sleep ?? systemClock.sleep
  return {
    now: () => handed.now(),
    after: (delayMs, run) => {
      const cancel = new AbortController()
      void sleep(delayMs, cancel.signal).then(() => {
        if (!cancel.signal.aborted) run()
      })
      return () => cancel.abort()
    },
  }
}
