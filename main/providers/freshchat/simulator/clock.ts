/** Where the simulator reads the time, in epoch milliseconds. Hand in the wall clock for a demo, a movable one for tests. */
export type SimulatorClock = Readonly<{ now: () => number }>

/** A clock that stands still until it is moved. */
export type MovableClock = SimulatorClock & Readonly<{ advance: (ms: number) => void; moveTo: (epochMs: number) => void }>

const DEFAULT_START_MS = Date.UTC(2026, 2, 2, 9, 0, 0)

/** Stands at `startMs` (epoch milliseconds) until somebody moves it. */
export function createMovableClock(startMs: number = DEFAULT_START_MS): MovableClock {
  let nowMs = startMs
  return {
    now: () => nowMs,
    advance: ms => {
      nowMs += ms
    },
    moveTo: epochMs => {
      nowMs = epochMs
    },
  }
}

export function toIso(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
