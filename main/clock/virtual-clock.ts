import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Clock } from './clock.ts'

export type VirtualClock = Clock & Readonly<{
  /** Moves time and wakes every sleeper in the order of their hours, letting each act before the next. */
  advance(ms: number): Promise<void>
  /** How many are asleep. */
  sleepers(): number
  /** Somebody sets the machine's clock forward (or back, below 0). Who sleeps, sleeps as long as before. */
  jump(ms: number): void
}>

type Sleeper = { wakeAt: number; wake: () => void }

/** How many rounds of the event loop a step waits, so that real I/O that it began can come to its end. */
const USUAL_ROUNDS = 4

/**
 * A clock that tests move. Starts at 2026-01-05 09:00 UTC, a Monday, unless told.
 * @param rounds where nothing but promises has to come to rest, 1 is enough
 */
export function aClock(startsAt: number = Date.UTC(2026, 0, 5, 9), rounds = USUAL_ROUNDS): VirtualClock {
  let now: EpochMs = epochMs(startsAt)
  let setMs = startsAt
  let sleeping: Sleeper[] = []

  const sleep: Clock['sleep'] = (ms, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve()
      const sleeper = { wakeAt: now + Math.max(0, ms), wake }
      sleeping.push(sleeper)
      signal?.addEventListener('abort', wake, { once: true })
      function wake() {
        sleeping = sleeping.filter(other => other !== sleeper)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
    })

  const nextBefore = (end: number) =>
    sleeping.filter(({ wakeAt }) => wakeAt <= end).toSorted((a, b) => a.wakeAt - b.wakeAt)[0]

  return {
    now: () => now,
    uptime: () => now - setMs,
    sleep,
    sleepers: () => sleeping.length,
    jump(ms) {
      now = epochMs(now + ms)
      setMs += ms
      for (const sleeper of sleeping) sleeper.wakeAt += ms
    },
    async advance(ms) {
      const end = now + ms
      await settle(rounds)
      for (let next = nextBefore(end); next !== undefined; next = nextBefore(end)) {
        now = epochMs(Math.max(now, next.wakeAt))
        next.wake()
        await settle(rounds)
      }
      now = epochMs(end)
      await settle(rounds)
    },
  }
}

/** Lets everything that waits on promises come to rest, and what real I/O there is. */
async function settle(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise(resolve => setImmediate(resolve))
}
