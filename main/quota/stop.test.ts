import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { isOn, offlineAgain, stoppedUntil, type OfflineStop } from './stop.ts'

const now = epochMs(1_000_000)
const chance = (random = 0) => ({ now, random: () => random })

test('a stop lasts to the hour the service named, and never ends before it', () => {
  const stop = stoppedUntil(epochMs(now + 5_000), null, chance(0.9))

  expect(isOn(stop, now)).toBe(true)
  expect(isOn(stop, epochMs(now + 5_000))).toBe(true)
  expect(isOn(stop, epochMs(now + 5_500))).toBe(false)
})

test('of two orders to stop the later holds, whichever came first', () => {
  const long = stoppedUntil(epochMs(now + 60_000), null, chance())

  expect(stoppedUntil(epochMs(now + 1_000), long, chance())).toBe(long)
  expect(stoppedUntil(epochMs(now + 90_000), long, chance()).until).toBe(now + 90_000)
})

test('a clock that is set back ends a stop rather than prolong it by a day', () => {
  const stop = stoppedUntil(epochMs(now + 5_000), null, chance())

  expect(isOn(stop, epochMs(now - 86_400_000))).toBe(false)
})

test('each time nothing gets through, the wait doubles, up to a minute', () => {
  const waits: number[] = []
  let stop: OfflineStop | null = null
  let at = now
  for (let n = 0; n < 9; n += 1) {
    stop = offlineAgain(stop, { now: at, random: () => 0.999_999 })
    waits.push(Math.round((stop.until - at) / 1_000))
    at = epochMs(stop.until + 1)
  }

  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})

test('chance spreads the wait between half and all of it', () => {
  expect(offlineAgain(null, chance(0)).until - now).toBe(500)
  expect(offlineAgain(null, chance(0.999)).until - now).toBe(999)
})

test('many calls that fail in one moment count once', () => {
  const first = offlineAgain(null, chance())

  expect(offlineAgain(first, chance())).toBe(first)
})
