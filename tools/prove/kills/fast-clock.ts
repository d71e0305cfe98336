import { epochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'

/** How much faster than on the wall: the minute of grace takes three seconds, and an answer has a second to come. */
export const TIMES_FASTER = 20

/** `set`: somebody sets it forward (or back, below 0), in its own milliseconds. */
export type FastClock = Clock & Readonly<{ set(ms: number): void }>

/**
 * The same hour in every process: real time, made faster.
 * @param bornAt on the wall, in epoch milliseconds
 */
export function aFastClock(bornAt: number): FastClock {
  let jumpedMs = 0
  return {
    now: () => epochMs(Math.round(bornAt + (Date.now() - bornAt) * TIMES_FASTER) + jumpedMs),
    set: ms => void (jumpedMs += ms),
    uptime: () => performance.now() * TIMES_FASTER,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve()
        const timer = setTimeout(wake, Math.min(2 ** 31 - 1, Math.max(0, ms) / TIMES_FASTER))
        signal?.addEventListener('abort', wake, { once: true })
        function wake() {
          clearTimeout(timer)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
      }),
  }
}
