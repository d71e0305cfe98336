import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from './client.ts'
import { createRefresher, EVERY_MS, FAILING_MS } from './refresher.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const wait = (ms: number) => new Promise<void>(resolve => void setTimeout(resolve, ms))

/** A list on the screen whose answers take so long; each answer says what was true when it was asked for. */
async function aList({ takesMs }: Readonly<{ takesMs: number }>) {
  const client = createQueryClient()
  const truth = { asked: 0, value: 'old', isRefused: false }
  const list = new QueryObserver(client, {
    queryKey: ['list', 'waiting'],
    queryFn: async () => {
      truth.asked += 1
      const { value, isRefused } = truth
      await wait(takesMs)
      if (isRefused) throw new Error('refused')
      return value
    },
  })
  const stop = list.subscribe(() => {})
  return { truth, stop, refresh: createRefresher({ client, wait }), shown: () => list.getCurrentResult().data }
}

test('the first change is asked about at once', async () => {
  const { truth, refresh, shown } = await aList({ takesMs: 10 })
  await vi.advanceTimersByTimeAsync(10)

  truth.value = 'new'
  refresh('list')
  await vi.advanceTimersByTimeAsync(10)

  expect([truth.asked, shown()]).toEqual([2, 'new'])
})

test('a storm is asked about a few times, and its end is seen', async () => {
  const { truth, refresh, shown } = await aList({ takesMs: 10 })
  await vi.advanceTimersByTimeAsync(10)

  for (let nth = 0; nth < 100; nth += 1) {
    truth.value = `after ${nth}`
    refresh('list')
    await vi.advanceTimersByTimeAsync(3)
  }
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS)

  expect(truth.asked).toBeLessThanOrEqual(2 + Math.ceil(300 / EVERY_MS) + 1)
  expect(shown()).toBe('after 99')
})

test('a slow question is not begun anew by each change, and is answered in a storm that does not end', async () => {
  const { truth, refresh, shown } = await aList({ takesMs: 400 })
  await vi.advanceTimersByTimeAsync(400)

  truth.value = 'new'
  for (let at = 0; at < 800; at += 20) {
    refresh('list')
    await vi.advanceTimersByTimeAsync(20)
  }

  expect(shown()).toBe('new')
  expect(truth.asked).toBeLessThanOrEqual(4)
})

test('what changed while the first answer was on its way is not missed', async () => {
  const { truth, refresh, shown } = await aList({ takesMs: 400 })
  await vi.advanceTimersByTimeAsync(100)

  truth.value = 'new'
  refresh('list')
  await vi.advanceTimersByTimeAsync(1_000)

  expect(shown()).toBe('new')
})

test('a storm in which every question is refused is asked about less and less, and again at once when one is answered', async () => {
  const { truth, refresh, shown } = await aList({ takesMs: 10 })
  await vi.advanceTimersByTimeAsync(10)
  const storm = async (forMs: number) => {
    for (let at = 0; at < forMs; at += 20) {
      refresh('list')
      await vi.advanceTimersByTimeAsync(20)
    }
  }

  truth.isRefused = true
  await storm(10_000)
  expect(truth.asked).toBeLessThanOrEqual(10)

  Object.assign(truth, { asked: 0, isRefused: false, value: 'new' })
  await storm(FAILING_MS)
  expect(shown()).toBe('new')
  await storm(10 * EVERY_MS)
  expect(truth.asked).toBeGreaterThanOrEqual(9)
})

test('other keys are left alone', async () => {
  const { truth, refresh } = await aList({ takesMs: 10 })
  await vi.advanceTimersByTimeAsync(10)

  refresh('counts')
  await vi.advanceTimersByTimeAsync(1_000)

  expect(truth.asked).toBe(1)
})
