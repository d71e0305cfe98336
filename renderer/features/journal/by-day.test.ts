import { expect, test } from 'vitest'
import { AccountId } from '#app/domain/ids.ts'
import type { JournalEntry } from '#app/domain/journal-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import { byDay } from './by-day.ts'

const line = (key: number, day: number, hour: number): JournalEntry => ({
  key, accountId: AccountId.parse('acc:one'), at: epochMs(new Date(2026, 4, day, hour).getTime()), what: { kind: 'keyReplaced' },
})

test('lines stand under the day of the wall clock, the newest day first', () => {
  const days = byDay([line(4, 6, 9), line(3, 6, 0), line(2, 5, 23), line(1, 4, 12)])

  expect(days.map(({ lines }) => lines.map(({ key }) => key))).toEqual([[4, 3], [2], [1]])
})

test('a clock that was set back makes a new stretch, and drops no line', () => {
  expect(byDay([line(3, 6, 9), line(2, 7, 9), line(1, 6, 8)]).map(({ lines }) => lines.length)).toEqual([1, 1, 1])
})
