import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Comparison } from '#app/domain/comparison.ts'
import { AccountId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import { startWords } from '#renderer/words/words.ts'
import { comparisonWords } from './comparison-words.ts'

beforeAll(() => startWords('en'))

const NOW = epochMs(new Date(2026, 4, 6, 12, 0).getTime())
const DONE: Comparison = { accountId: AccountId.parse('acc:one'), at: NOW, isAfterBreak: true, recovered: 0, unknown: 0, isCutShort: false }
const say = (some: Partial<Comparison>) => comparisonWords({ ...DONE, ...some }, { t: i18next.getFixedT('en', 'health'), now: NOW })

test.each<readonly [string, Partial<Comparison>]>([
  ['Checked 12:00 PM · nothing was missing', {}],
  ['Checked 12:00 PM · 1 message recovered', { recovered: 1 }],
  ['Checked 12:00 PM · 3 messages recovered', { recovered: 3 }],
  // Where everything comes by asking, nothing was ever missing.
  ['Checked 12:00 PM', { recovered: null }],
])('%s', (words, some) => {
  expect(say(some)).toBe(words)
})

test('what nobody can know is said, and nothing is called whole then', () => {
  expect(say({ unknown: 2 })).toBe('Checked 12:00 PM · cannot be known for 2 conversations')
  expect(say({ recovered: 3, unknown: 1 })).toBe('Checked 12:00 PM · 3 messages recovered · cannot be known for 1 conversation')
  expect(say({ isCutShort: true })).toBe('Checked 12:00 PM · what changed longest ago is still loading')
})
