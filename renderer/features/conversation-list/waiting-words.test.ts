import { expect, test } from 'vitest'
import { epochMs, HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { isStale, urgencyOf, waitingWords } from './waiting-words.ts'

const now = Date.UTC(2026, 0, 5, 9)
const ago = (ms: number) => epochMs(now - ms)

test.each([
  [20_000, '0m'],
  [4 * MINUTE_MS, '4m'],
  [2 * HOUR_MS, '2h'],
  [2 * HOUR_MS + 10 * MINUTE_MS, '2h 10m'],
  [75 * HOUR_MS, '3d'],
])('%i ms are %s', (ms, words) => {
  expect(waitingWords(ago(ms), now, 'en')).toBe(words)
})

test('a clock that runs behind does not make a wait negative', () => {
  expect(waitingWords(epochMs(now + HOUR_MS), now, 'en')).toBe('0m')
})

test('a wait is calm for a working day, and late only once a day has passed', () => {
  expect(urgencyOf(ago(7 * HOUR_MS), now)).toBe('calm')
  expect(urgencyOf(ago(8 * HOUR_MS), now)).toBe('soon')
  expect(urgencyOf(ago(24 * HOUR_MS - MINUTE_MS), now)).toBe('soon')
  expect(urgencyOf(ago(24 * HOUR_MS), now)).toBe('late')
})

test('a row says when it was compared once that is more than two minutes ago', () => {
  expect(isStale(ago(MINUTE_MS), now)).toBe(false)
  expect(isStale(ago(3 * MINUTE_MS), now)).toBe(true)
})
