import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from './system-clock.ts'

const DAY_MS = 86_400_000

test('it tells the machine\'s time in whole milliseconds', () => {
  const before = Date.now()

  const now = systemClock.now()

  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
  expect(Number.isInteger(now)).toBe(true)
})

test('a sleeper wakes after its time and no sooner', async () => {
  const before = performance.now()

  await systemClock.sleep(30)

  // Node rounds a timer down to its tick.
  expect(performance.now() - before).toBeGreaterThanOrEqual(29)
})

test.each([0, -1, -Infinity, NaN])('to sleep %d ms is to sleep hardly at all', async ms => {
  await expect(systemClock.sleep(ms)).resolves.toBeUndefined()
})

test('a signal wakes a sleeper at once, without an error', async () => {
  const end = new AbortController()
  const sleeping = systemClock.sleep(DAY_MS, end.signal)

  end.abort(new Error('enough'))

  await expect(sleeping).resolves.toBeUndefined()
})

test('who is told to wake before falling asleep does not fall asleep', async () => {
  await expect(systemClock.sleep(DAY_MS, AbortSignal.abort())).resolves.toBeUndefined()
})

test('a signal that lives for long is left clean by those who slept under it', async () => {
  const end = new AbortController()
  const added = vi.spyOn(end.signal, 'addEventListener')
  const removed = vi.spyOn(end.signal, 'removeEventListener')

  await Promise.all([systemClock.sleep(1, end.signal), systemClock.sleep(2, end.signal)])

  expect(added).toHaveBeenCalledTimes(2)
  expect(removed).toHaveBeenCalledTimes(2)
})

test('a sleep that is longer than a timer can be lasts as long as it was meant to', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  let isAwake = false
  void systemClock.sleep(60 * DAY_MS).then(() => (isAwake = true))

  await vi.advanceTimersByTimeAsync(60 * DAY_MS - 1)
  expect(isAwake).toBe(false)
  await vi.advanceTimersByTimeAsync(1)

  expect(isAwake).toBe(true)
})

test('a long sleep is ended by its signal in any of its naps', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const end = new AbortController()
  const sleeping = systemClock.sleep(Infinity, end.signal)

  await vi.advanceTimersByTimeAsync(100 * DAY_MS)
  end.abort()

  await expect(sleeping).resolves.toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
})
