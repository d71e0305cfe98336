import { DAY_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'

/** Wakes loops before their time: whoever waits looks again at what there is to do. */
export type Bell = Readonly<{
  ring(): void
  /** Waits until the bell rings, the signal aborts, or `ms` have passed; null = for no time in particular. */
  wait(ms: number | null, signal: AbortSignal): Promise<void>
}>

export function createBell(clock: Clock): Bell {
  let next = new AbortController()
  return {
    ring() {
      const rung = next
      next = new AbortController()
      rung.abort()
    },
    wait: (ms, signal) => clock.sleep(ms ?? DAY_MS, AbortSignal.any([next.signal, signal])),
  }
}
