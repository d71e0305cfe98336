import type { Clock } from '#main/clock/clock.ts'

/** Lets something through at most once in a while for each key; forgets keys whose while is over. */
export function createSeldom({ clock, everyMs }: Readonly<{ clock: Pick<Clock, 'now'>; everyMs: number }>): (key: string) => boolean {
  const passed = new Map<string, number>()
  return key => {
    const now = clock.now()
    // A clock that was set back holds nothing up.
    for (const [known, at] of passed) if (now - at >= everyMs || now < at) passed.delete(known)
    if (passed.has(key)) return false
    passed.set(key, now)
    return true
  }
}
