import { epochMs } from '#app/domain/time.ts'
import type { Clock } from './clock.ts'

/** The longest that Node's timers can wait; longer sleeps are made of several. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => epochMs(Date.now()),
  sleep: (ms, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve()
      const timer = setTimeout(wake, Math.min(Math.max(0, ms), LONGEST_TIMER_MS))
      signal?.addEventListener('abort', wake, { once: true })
      function wake() {
        clearTimeout(timer)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
    }),
}
