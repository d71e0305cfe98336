import { expect, test } from 'vitest'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { alarmOf, dayAt, endOf, hasLeft, newDay } from './day.ts'

const MORNING = epochMs(Date.UTC(2026, 0, 5, 9))
const used = (count: number) => ({ ...newDay(MORNING), used: count })

test('a day is one of UTC, and the next begins with nothing used', () => {
  const day = used(700)

  expect(new Date(endOf(day)).toISOString()).toBe('2026-01-06T00:00:00.000Z')
  expect(dayAt(day, epochMs(endOf(day) - 1))).toBe(day)
  expect(dayAt(day, endOf(day))).toMatchObject({ startsAt: endOf(day), used: 0 })
})

test('a clock that is set back to yesterday gives nothing back', () => {
  expect(dayAt(used(700), epochMs(MORNING - DAY_MS)).used).toBe(700)
})

test.each([[1, 0], [-1, 9_900], [400, 0]])('a clock that is set %d days off and back finds the count that was left', (days, there) => {
  const away = dayAt(used(9_900), epochMs(MORNING + days * DAY_MS))

  expect(away.used).toBe(there)
  expect(dayAt({ ...away, used: away.used + 20 }, MORNING).used).toBeGreaterThanOrEqual(9_900)
})

test('of the days before, seven are kept', () => {
  const days = Array.from({ length: 9 }, (_, nth) => nth)
  const last = days.reduce((day, nth) => ({ ...dayAt(day, epochMs(MORNING + nth * DAY_MS)), used: nth + 1 }), used(0))

  expect(last.others.map(({ used: count }) => count)).toEqual([8, 7, 6, 5, 4, 3, 2])
})

test.each([[0, 0], [49, 0], [50, 50], [79, 50], [80, 80], [94, 80], [95, 95], [100, 95], [130, 95]])('%d of a hundred is step %d', (count, step) => {
  expect(alarmOf(used(count), 100)).toBe(step)
})

test('near its end the day is for what a person waits for, and at its end for nobody', () => {
  const lanes = (count: number) => (['send', 'openThread', 'list', 'backfill'] as const).filter(lane => hasLeft(used(count), 10_000, lane))

  expect(lanes(9_499)).toEqual(['send', 'openThread', 'list', 'backfill'])
  expect(lanes(9_500)).toEqual(['send', 'openThread'])
  expect(lanes(9_999)).toEqual(['send', 'openThread'])
  expect(lanes(10_000)).toEqual([])
})

test('a service without a daily limit has no alarm and no end', () => {
  expect(alarmOf(used(1_000_000), null)).toBe(0)
  expect(hasLeft(used(1_000_000), null, 'backfill')).toBe(true)
})
