import { epochMs } from '#app/domain/time.ts'
import type { Clock } from './clock.ts'

/** The longest that Node's timers can wait, about 25 days; longer sleeps are made of several naps. */
const LONGEST_NAP_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => epochMs(Date.now()),
  uptime: () => performance.now(),
  async sleep(ms, signal) {
    const wholeMs = Number.isNaN(ms) ? 0 : Math.max(0, ms)
    await nap(Math.min(wholeMs, LONGEST_NAP_MS), signal)
    if (wholeMs > LONGEST_NAP_MS && signal?.aborted !== true) await systemClock.sleep(wholeMs - LONGEST_NAP_MS, signal)
  },
}

function nap(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise(resolve => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake, { once: true })
    function wake() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
  })
}
