/** Where the simulator reads the time, in epoch milliseconds, and how it waits. */
export type SimulatorClock = Readonly<{
  now: () => number
  /** Resolves after `ms`, or when the signal aborts; never rejects. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}>

/** A clock that stands still until it is moved. */
export type MovableClock = SimulatorClock &
  Readonly<{
    /** Moves the time on, wakes whoever has slept long enough, in order, and lets them act. */
    advance: (ms: number) => Promise<void>
  }>

const DEFAULT_START_MS = Date.UTC(2026, 2, 2, 9)

type Sleeper = Readonly<{ wakeAt: number; wake: () => void }>

export function createMovableClock(startMs: number = DEFAULT_START_MS): MovableClock {
  let nowMs = startMs
  let sleepers: readonly Sleeper[] = []

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve()
    const { promise, resolve } = newPromise()
    const sleeper = { wakeAt: nowMs + ms, wake: resolve }
    sleepers = [...sleepers, sleeper]
    signal?.addEventListener('abort', () => {
      sleepers = sleepers.filter(other => other !== sleeper)
      resolve()
    })
    return promise
  }

  return {
    now: () => nowMs,
    sleep,
    advance: async ms => {
      const untilMs = nowMs + ms
      for (;;) {
        const next = sleepers.filter(sleeper => sleeper.wakeAt <= untilMs).toSorted((a, b) => a.wakeAt - b.wakeAt)[0]
        if (next === undefined) break
        sleepers = sleepers.filter(sleeper => sleeper !== next)
        nowMs = Math.max(nowMs, next.wakeAt)
        next.wake()
        await settled()
      }
      nowMs = untilMs
    },
  }
}

/** Runs once after the delay; the answer cancels it. */
export function runAfter(clock: SimulatorClock, delayMs: number, run: () => void): () => void {
  const cancelled = new AbortController()
  void sleepThenRun()
  return () => cancelled.abort()

  async function sleepThenRun(): Promise<void> {
    await clock.sleep(delayMs, cancelled.signal)
    if (!cancelled.signal.aborted) run()
  }
}

/** Lets what was woken come to its end, as far as that needs no further time. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

function newPromise(): Readonly<{ promise: Promise<void>; resolve: () => void }> {
  let resolve = (): void => undefined
  const promise = new Promise<void>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
