import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { endOf, isOn, offlineAgain, sleptThrough, stopKept, stoppedAgain, wentAfter, type Stop } from './stop.ts'

const now = epochMs(1_000_000)
/** Uptime goes by the wall here, but for where somebody sets it. */
const chance = (random = 0, at: number = now) => ({ now: epochMs(at), up: at, random: () => random })
const order = (waitMs: number | null, wentUp: number = now) => ({ waitMs, wentUp })
const at = (up: number) => ({ up })

test('a stop lasts to the hour the service named, and never ends before it', () => {
  const stop = stoppedAgain(null, order(5_000), chance(0.9))

  expect(isOn(stop, at(now))).toBe(true)
  expect(isOn(stop, at(now + 5_000))).toBe(true)
  expect(isOn(stop, at(now + 5_500))).toBe(false)
})

test('of two orders to stop the later holds, whichever came first', () => {
  const long = stoppedAgain(null, order(60_000), chance())

  expect(stoppedAgain(long, order(1_000), chance())).toBe(long)
  expect(stoppedAgain(long, order(90_000), chance()).until).toBe(now + 90_000)
})

test('without an hour each stop may last twice as long as the last, up to a quarter of one', () => {
  const waits: number[] = []
  let stop: Stop | null = null
  for (let n = 0, up: number = now; n < 12; n += 1) {
    stop = stoppedAgain(stop, order(null, up), chance(0.999_999, up))
    waits.push(Math.round((stop.lastsTo - up - 500) / 1_000))
    up = stop.lastsTo
  }

  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
})

test('chance is over all of the wait, but for its first second', () => {
  const third: Stop = { since: now, until: now, lastsTo: now, tries: 4 }

  expect([0, 0.25, 0.5].map(random => stoppedAgain(third, order(null), chance(random)).until - now)).toEqual([1_000, 8_125, 16_250])
})

test('a burst that is refused together is one stop, not a dozen', () => {
  const first = stoppedAgain(null, order(null), chance(0.5))
  const second = stoppedAgain(first, order(null, now - 20), chance(0.9, now + 5))

  expect(second).toBe(first)
  expect(first.tries).toBe(1)
})

test('a clock that is set changes nothing of how long it lasts, and its hour is told as the clock shows it then', () => {
  const stop = stoppedAgain(null, order(60_000), chance())
  const later = now + 10_000

  expect(endOf(stop, { now: epochMs(later), up: later })).toBe(now + 60_000)
  expect(endOf(stop, { now: epochMs(later + 2), up: later })).toBe(now + 60_000)
  expect(endOf(stop, { now: epochMs(later + 400), up: later })).toBe(now + 61_000)
  expect(endOf(stop, { now: epochMs(later - 400_000), up: later })).toBe(now - 340_000)
})

test('of what was kept, what is left by the wall is left, and nothing of what is over', () => {
  const moment = { now, up: 7 }

  const kept = { since: epochMs(now - 1_000), until: epochMs(now + 5_000) }

  expect(stopKept(kept, moment)).toEqual({ since: now, until: now + 5_000, lastsTo: 5_007, tries: 1 })
  expect([stopKept({ ...kept, until: now }, moment), stopKept(null, moment)]).toEqual([null, null])
})

test('what was kept lasts no longer than it was ordered for, where the clock was set back meanwhile', () => {
  const kept = { since: epochMs(now + 86_400_000), until: epochMs(now + 86_405_000) }

  expect(stopKept(kept, { now, up: 7 })).toMatchObject({ until: now + 5_000, lastsTo: 5_007 })
})

test('a sleep counts as waited', () => {
  expect(isOn(sleptThrough(stoppedAgain(null, order(60_000), chance()), 61_000), at(now))).toBe(false)
})

test('each time nothing gets through, the wait doubles, up to a minute', () => {
  const waits: number[] = []
  let stop: Stop | null = null
  let up: number = now
  for (let n = 0; n < 9; n += 1) {
    stop = offlineAgain(stop, chance(0.999_999, up))
    waits.push(Math.round((stop.lastsTo - up) / 1_000))
    up = stop.lastsTo + 1
  }

  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})

test('chance spreads the offline wait between half and all of it', () => {
  expect(offlineAgain(null, chance(0)).until - now).toBe(500)
  expect(offlineAgain(null, chance(0.999)).until - now).toBe(1_000)
})

test('many calls that fail in one moment count once', () => {
  const first = offlineAgain(null, chance())

  expect(offlineAgain(first, chance())).toBe(first)
})

test('only a call that went when the stop was over tells that it is', () => {
  const stop: Stop = { since: now, until: epochMs(now + 5_000), lastsTo: now + 5_000, tries: 1 }

  expect(wentAfter(stop, now + 5_000)).toBe(true)
  expect(wentAfter(stop, now + 4_999)).toBe(false)
})
