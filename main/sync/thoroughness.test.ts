import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { at } from '#main/testing/builders.ts'
import { howThorough, thoroughDueAt } from './thoroughness.ts'

test('after a break nothing else counts', () => {
  expect(howThorough(true, { at: at(0), threads: 0 }, at(1))).toBe('afterBreak')
})

test('on an unbroken stream every hour is thorough, and the first time', () => {
  const last = { at: at(0), threads: 3 }

  expect(howThorough(false, null, at(0))).toBe('thorough')
  expect(howThorough(false, last, at(HOUR_MS - 1))).toBe('usual')
  expect(howThorough(false, last, at(HOUR_MS))).toBe('thorough')
})

test('one that asked for many threads leaves more time to the next, but never more than half a day', () => {
  expect(thoroughDueAt({ at: at(0), threads: 150 })).toBe(at(150 * MINUTE_MS))
  expect(thoroughDueAt({ at: at(0), threads: 5_000 })).toBe(at(12 * HOUR_MS))
})

test('a clock that was set back holds no comparison up', () => {
  expect(howThorough(false, { at: at(HOUR_MS), threads: 0 }, at(0))).toBe('thorough')
})
