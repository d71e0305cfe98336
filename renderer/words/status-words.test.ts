import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { DAY_MS, epochMs, MINUTE_MS } from '#app/domain/time.ts'
import { briefStatus, needsKey, statusWords } from './status-words.ts'
import { startWords } from './words.ts'

beforeAll(() => startWords('en'))

/** Noon in whatever zone the test runs, so that the same day stays the same day. */
const NOW = epochMs(new Date(2026, 4, 6, 12, 0).getTime())
const AGO = epochMs(NOW - 10 * MINUTE_MS)
const say = (status: SyncStatus) => statusWords(status, { t: i18next.getFixedT('en', 'health'), failureWords: i18next.getFixedT('en', 'failures'), now: NOW })

test('an account that hears events says nothing but that', () => {
  expect(say({ state: 'live', lastGoodAt: NOW })).toEqual({ tone: 'live', line: 'Live', details: [] })
})

test('one that is asked now and then says how often, and when it was good last', () => {
  expect(say({ state: 'polling', lastGoodAt: AGO, everyMs: 20_000, isInstead: false })).toEqual({ tone: 'live', line: 'Checked every 20 seconds', details: ['Last update 11:50 AM'] })
})

test('the first filling shows real progress, with its end where the service tells it', () => {
  expect(say({ state: 'filling', lastGoodAt: null, pagesDone: 3, pagesExpected: 40 }).line).toBe('Loading conversations, 3 of about 40 pages')
  expect(say({ state: 'filling', lastGoodAt: null, pagesDone: 3, pagesExpected: null }).line).toBe('Loading conversations, 3 pages so far')
})

test('trouble is told with its cause, what to do, when it was good last and when it is tried again', () => {
  expect(say({ state: 'failed', lastGoodAt: AGO, failure: { kind: 'offline' }, retryAt: epochMs(NOW + MINUTE_MS) })).toEqual({
    tone: 'failed',
    line: 'No answer from the network.',
    details: ['Check your connection.', 'Last update 11:50 AM', 'Next try 12:01 PM'],
  })
})

test('a good time of another day carries that day', () => {
  const yesterday = epochMs(NOW - DAY_MS)

  expect(say({ state: 'failed', lastGoodAt: yesterday, failure: { kind: 'offline' }, retryAt: null }).details).toContain('Last update Tuesday, May 5, 12:00 PM')
})

test('an account that was not read since the start says so', () => {
  expect(say({ state: 'connecting', lastGoodAt: null }).details).toEqual(['Not updated since Tributary started'])
})

test('one that is asked every few minutes says so in minutes', () => {
  expect(say({ state: 'polling', lastGoodAt: AGO, everyMs: 4 * MINUTE_MS, isInstead: false }).line).toBe('Checked every 4 minutes')
  expect(say({ state: 'polling', lastGoodAt: AGO, everyMs: 13 * MINUTE_MS + 1, isInstead: false }).line).toBe('Checked every 14 minutes')
})

test('an account whose key is gone is told what to do', () => {
  expect(say({ state: 'failed', lastGoodAt: null, failure: { kind: 'vaultUnavailable', cause: 'noKey' }, retryAt: null })).toMatchObject({
    line: 'The key of this account is not kept any more.',
    details: ['Paste a new key in the account’s settings.', 'Not updated since Tributary started'],
  })
})

test('a new key helps where the key is refused or gone, and nowhere else', () => {
  const failed = (failure: Extract<SyncStatus, { state: 'failed' }>['failure']): SyncStatus => ({ state: 'failed', lastGoodAt: null, failure, retryAt: null })

  expect(needsKey(failed({ kind: 'unauthorised', accountId: null }))).toBe(true)
  expect(needsKey(failed({ kind: 'vaultUnavailable', cause: 'noKey' }))).toBe(true)
  expect(needsKey(failed({ kind: 'vaultUnavailable', cause: 'hung' }))).toBe(false)
  expect(needsKey(failed({ kind: 'offline' }))).toBe(false)
  expect(needsKey({ state: 'live', lastGoodAt: NOW })).toBe(false)
})

test.each<readonly [SyncStatus, string]>([
  [{ state: 'connecting', lastGoodAt: null }, 'Connecting'],
  [{ state: 'filling', lastGoodAt: null, pagesDone: 1, pagesExpected: null }, 'Loading'],
  [{ state: 'live', lastGoodAt: NOW }, 'Live'],
  [{ state: 'polling', lastGoodAt: NOW, everyMs: 20_000, isInstead: false }, 'Every 20 seconds'],
  [{ state: 'polling', lastGoodAt: NOW, everyMs: MINUTE_MS, isInstead: false }, 'Every minute'],
  [{ state: 'polling', lastGoodAt: NOW, everyMs: 4 * MINUTE_MS, isInstead: false }, 'Every 4 minutes'],
  [{ state: 'failed', lastGoodAt: null, failure: { kind: 'offline' }, retryAt: null }, 'Not connected'],
  [{ state: 'failed', lastGoodAt: null, failure: { kind: 'rateLimited', until: NOW }, retryAt: NOW }, 'Paused'],
])('a small button says of %j: %s', (status, words) => {
  expect(briefStatus(status, i18next.getFixedT('en', 'health'))).toBe(words)
})

test('events that do not come where there should be some are told, and that nothing is to be done', () => {
  expect(say({ state: 'polling', lastGoodAt: AGO, everyMs: MINUTE_MS, isInstead: true })).toMatchObject({
    tone: 'quiet', line: 'No live updates. Checked every minute', details: [expect.stringContaining('Nothing to do'), 'Last update 11:50 AM'],
  })
})
