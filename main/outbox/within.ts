import type { Clock } from '#main/clock/clock.ts'

/** Waits for `work`, and no longer than `ms`. Answers whether it came to its end; leaves no timer. */
export async function within(work: Promise<void>, ms: number, clock: Pick<Clock, 'sleep'>): Promise<boolean> {
  const end = new AbortController()
  const done = work.then(() => true)
  const isDone = await Promise.race([done, clock.sleep(ms, end.signal).then(() => false)])
  end.abort()
  return isDone
}
