import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { isOn, offlineAgain, stoppedAgain, wentAfter, type Stop } from './stop.ts'

const now = epochMs(1_000_000)
const chance = (random = 0, at = now) => ({ now: at, random: () => random })
const order = (ms: number | null, wentAt = now) => ({ until: ms === null ? null : epochMs(now + ms), wentAt })

test('a stop lasts to the hour the service named, and never ends before it', () => {
  const stop = stoppedAgain(null, order(5_000), chance(0.9))

  expect(isOn(stop, now)).toBe(true)
  expect(isOn(stop, epochMs(now + 5_000))).toBe(true)
  expect(isOn(stop, epochMs(now + 5_500))).toBe(false)
})

test('of two orders to stop the later holds, whichever came first', () => {
  const long = stoppedAgain(null, order(60_000), chance())

  expect(stoppedAgain(long, order(1_000), chance())).toBe(long)
  expect(stoppedAgain(long, order(90_000), chance()).until).toBe(now + 90_000)
})

test('without an hour each stop may last twice as long as the last, up to a quarter of one', () => {
  const waits: number[] = []
  let stop: Stop | null = null
  for (let n = 0, at = now; n < 12; n += 1) {
    stop = stoppedAgain(stop, { until: null, wentAt: at }, { now: at, random: () => 0.999_999 })
    waits.push(Math.round((stop.until - at - 500) / 1_000))
    at = stop.until
  }

  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
})

test('chance is over all of the wait, but for its first second', () => {
  const third: Stop = { since: epochMs(now - 10_000), until: now, tries: 4 }

  expect([0, 0.25, 0.5].map(random => stoppedAgain(third, order(null), chance(random)).until - now)).toEqual([1_000, 8_125, 16_250])
})

test('a burst that is refused together is one stop, not a dozen', () => {
  const first = stoppedAgain(null, order(null), chance(0.5))
  const second = stoppedAgain(first, order(null, epochMs(now - 20)), chance(0.9, epochMs(now + 5)))

  expect(second).toBe(first)
  expect(first.tries).toBe(1)
})

test('a clock that is set back ends a stop rather than prolong it by a day', () => {
  expect(isOn(stoppedAgain(null, order(5_000), chance()), epochMs(now - 86_400_000))).toBe(false)
})

test('each time nothing gets through, the wait doubles, up to a minute', () => {
  const waits: number[] = []
  let stop: Stop | null = null
  let at = now
  for (let n = 0; n < 9; n += 1) {
    stop = offlineAgain(stop, { now: at, random: () => 0.999_999 })
    waits.push(Math.round((stop.until - at) / 1_000))
    at = epochMs(stop.until + 1)
  }

  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})

test('chance spreads the offline wait between half and all of it', () => {
  expect(offlineAgain(null, chance(0)).until - now).toBe(500)
  expect(offlineAgain(null, chance(0.999)).until - now).toBe(999)
})

test('many calls that fail in one moment count once', () => {
  const first = offlineAgain(null, chance())

  expect(offlineAgain(first, chance())).toBe(first)
})

test('a call that left before the clock was set back tells nothing of a stop that came since', () => {
  const stop: Stop = { since: now, until: epochMs(now + 5_000), tries: 1 }

  expect(wentAfter(stop, epochMs(now + 6_000), epochMs(now + 7_000))).toBe(true)
  expect(wentAfter(stop, epochMs(now + 3_600_000), epochMs(now + 100))).toBe(false)
})
