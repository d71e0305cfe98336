import { notifyManager, timeoutManager } from '@tanstack/react-query'

/** Time that passes when it is told to. */
export type Timers = Readonly<{
  later: (run: () => void, afterMs: number) => () => void
  wait: (ms: number) => Promise<void>
  pass: (ms: number) => void
}>

export function createTimers(): Timers {
  let now = 0
  let waiting: readonly Readonly<{ at: number; run: () => void }>[] = []
  function later(run: () => void, afterMs: number): () => void {
    const one = { at: now + afterMs, run }
    waiting = [...waiting, one]
    return () => {
      waiting = waiting.filter(other => other !== one)
    }
  }
  return {
    later,
    wait: ms => new Promise(resolve => void later(resolve, ms)),
    pass: ms => {
      now += ms
      const ripe = waiting.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)
      waiting = waiting.filter(({ at }) => at > now)
      for (const { run } of ripe) run()
    },
  }
}

let current = createTimers()
let callOff = new Map<number, () => void>()
let last = 0

/** Whose time the queries live by from now on. */
export function liveBy(timers: Timers): void {
  current = timers
  callOff = new Map()
}

// Once for this process: real timers of thousands of windows would outlive them.
function set(run: () => void, afterMs = 0): number {
  last += 1
  callOff.set(last, current.later(run, afterMs))
  return last
}
const clear = (id: number | undefined): void => (id === undefined ? undefined : callOff.get(id)?.())
timeoutManager.setTimeoutProvider<number>({ setTimeout: set, clearTimeout: clear, setInterval: set, clearInterval: clear })
notifyManager.setScheduler(queueMicrotask)

/** Lets everything run that waits for nothing but its turn. */
export const settled = (): Promise<void> => new Promise(resolve => void setImmediate(resolve))
