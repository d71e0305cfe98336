import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aClock } from './virtual-clock.ts'

const MONDAY = Date.UTC(2026, 0, 5, 9)

test('it stands still until it is moved', async () => {
  const clock = aClock()

  await new Promise(resolve => setImmediate(resolve))

  expect(clock.now()).toBe(MONDAY)
  expect(aClock(5).now()).toBe(5)
})

test('who sleeps wakes in the order of the hours, each at its own', async () => {
  const clock = aClock(0)
  const woken: string[] = []
  for (const [name, ms] of [['late', 300], ['early', 100], ['middle', 200]] as const) void clock.sleep(ms).then(() => woken.push(`${name} at ${clock.now()}`))

  await clock.advance(1_000)

  expect(woken).toEqual(['early at 100', 'middle at 200', 'late at 300'])
  expect(clock.now()).toBe(1_000)
})

test('who wakes may fall asleep again and wakes within the same move', async () => {
  const clock = aClock(0)
  const beats: number[] = []
  const beat = async () => {
    for (;;) {
      await clock.sleep(250)
      beats.push(clock.now())
    }
  }
  void beat()

  await clock.advance(1_000)

  expect(beats).toEqual([250, 500, 750, 1_000])
})

test('a millisecond too few wakes nobody', async () => {
  const clock = aClock(0)
  let isAwake = false
  void clock.sleep(100).then(() => (isAwake = true))

  await clock.advance(99)
  expect(isAwake).toBe(false)
  expect(clock.sleepers()).toBe(1)
  await clock.advance(1)

  expect(isAwake).toBe(true)
  expect(clock.sleepers()).toBe(0)
})

test('a signal wakes a sleeper before its time, and nobody stays asleep', async () => {
  const clock = aClock(0)
  const end = new AbortController()
  const sleeping = clock.sleep(100, end.signal)

  end.abort()
  await sleeping

  expect(clock.now()).toBe(0)
  expect(clock.sleepers()).toBe(0)
  await expect(clock.sleep(100, end.signal)).resolves.toBeUndefined()
})

test.each([0, -5])('to sleep %d ms takes a move of the clock, and no time', async ms => {
  const clock = aClock(0)
  const sleeping = clock.sleep(ms)

  await clock.advance(0)
  await sleeping

  expect(clock.now()).toBe(0)
})

test('somebody sets the clock: the hour jumps, and who sleeps, sleeps as long as before', async () => {
  const clock = aClock(MONDAY)
  let isAwake = false
  void clock.sleep(100).then(() => (isAwake = true))

  clock.jump(3_600_000)
  expect(clock.now()).toBe(MONDAY + 3_600_000)
  await clock.advance(99)
  expect(isAwake).toBe(false)
  await clock.advance(1)
  expect(isAwake).toBe(true)
  clock.jump(-7_200_000)

  expect(clock.now()).toBe(MONDAY + 3_600_000 + 100 - 7_200_000)
})

test('it never runs backwards while it is moved, and everybody wakes just in time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 12 }), async sleeps => {
      const clock = aClock(0)
      const woken: { ms: number; at: number }[] = []
      for (const ms of sleeps) void clock.sleep(ms).then(() => woken.push({ ms, at: clock.now() }))
      await clock.advance(500)
      expect(woken.map(({ at }) => at)).toEqual(sleeps.toSorted((a, b) => a - b))
      expect(woken.every(({ ms, at }) => ms === at)).toBe(true)
    }),
    { numRuns: 30 },
  )
})
