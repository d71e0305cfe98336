import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { AccountId } from '#app/domain/ids.ts'
import type { QuotaMeter, WaitReason } from '#app/domain/quota-meter.ts'
import { epochMs, MINUTE_MS } from '#app/domain/time.ts'
import { startWords } from '#renderer/words/words.ts'
import { limitWords, sharedWords, usedWords, waitsWords, whyWords } from './quota-words.ts'

beforeAll(() => startWords('en'))

const t = () => i18next.getFixedT('en', 'health')
const NOW = epochMs(new Date(2026, 4, 6, 12, 0).getTime())
const IN_A_WHILE = epochMs(NOW + 10 * MINUTE_MS)
const ONE = AccountId.parse('acc:one')
const METER: QuotaMeter = {
  accountId: ONE, sharedBy: [ONE], usedToday: 1240, perDay: 10_000, leftToday: 8760, alarm: 0, dayEndsAt: epochMs(new Date(2026, 4, 7, 2, 0).getTime()),
  learned: { calls: 20, windowMs: 10_000 }, waiting: { send: 0, openThread: 0, list: 0, backfill: 0 }, why: null,
}

test('a day with a limit says how much of it is used, and when it is counted anew', () => {
  expect(usedWords(METER, t())).toBe('8,760 of 10,000 calls left today')
  expect(limitWords(METER, t())).toBe('Starts again at 02:00 AM')
})

test('where no limit of a day is known, the calls are told and the pace that was learned', () => {
  expect(usedWords({ ...METER, perDay: null }, t())).toBe('1,240 calls made today')
  expect(usedWords({ ...METER, perDay: null, usedToday: 1 }, t())).toBe('1 call made today')
  expect(limitWords({ ...METER, perDay: null }, t())).toBe('No daily limit is known. About 20 calls fit into 10 seconds.')
  expect(limitWords({ ...METER, perDay: null, learned: { calls: 60, windowMs: 1000 } }, t())).toBe('No daily limit is known. About 60 calls fit into a second.')
})

test('a credential of several accounts names the one, and the other or how many others', () => {
  expect(sharedWords(['Harbor Books'], t())).toBeNull()
  expect(sharedWords(['Harbor Books', 'Lumen'], t())).toBe('Shared by Harbor Books and Lumen')
  expect(sharedWords(['Harbor Books', 'Lumen', 'Northwind'], t())).toBe('Shared by Harbor Books and 2 more')
})

test('calls that wait are counted, and those that carry something of a person are named', () => {
  expect(waitsWords(METER.waiting, t())).toBeNull()
  expect(waitsWords({ ...METER.waiting, backfill: 1 }, t())).toBe('1 call waits')
  expect(waitsWords({ send: 2, openThread: 1, list: 3, backfill: 4 }, t())).toBe('10 calls wait, 2 of them yours to send')
})

test.each<readonly [WaitReason['reason'], string, string]>([
  ['stopped', 'asked us to pause.', 'until 12:10'],
  ['breaker', 'does not accept the key', 'at 12:10'],
  ['dayAlmostUsed', 'what you send and open.', 'until 12:10'],
  ['offline', 'when the network is back.', 'at 12:10'],
  ['pace', 'take turns.', 'until 12:10'],
])('%s says why, and until when where that is known', (reason, openEnd, end) => {
  expect(whyWords({ reason, until: null }, { t: t(), now: NOW })).toContain(openEnd)
  expect(whyWords({ reason, until: IN_A_WHILE }, { t: t(), now: NOW })).toContain(end)
})
