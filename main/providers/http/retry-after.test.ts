import { describe, expect, test } from 'vitest'
import { DAY_MS, epochMs, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { isStop, mayAskAgainAt } from './retry-after.ts'

/** Monday, 2026-01-05 09:00 UTC. */
const NOW = epochMs(Date.UTC(2026, 0, 5, 9))
const USUAL = MINUTE_MS
const SHORTEST = SECOND_MS
const waitFor = (headers: Readonly<Record<string, string>>) => mayAskAgainAt(new Headers(headers), NOW) - NOW
const inSeconds = (seconds: number) => String(Math.floor(NOW / 1000) + seconds)

test('420, 423 and 429 mean stop, and nothing else does', () => {
  expect(Array.from({ length: 600 }, (_, status) => status).filter(isStop)).toEqual([420, 423, 429])
})

describe('Retry-After', () => {
  test.each([
    ['30', 30 * SECOND_MS],
    [' 30 ', 30 * SECOND_MS],
    ['+30', 30 * SECOND_MS],
    ['1', SECOND_MS],
    ['1.5', 1_500],
    ['3600', 3_600 * SECOND_MS],
    ['86400', DAY_MS],
    ['Mon, 05 Jan 2026 09:00:30 GMT', 30 * SECOND_MS],
    ['Monday, 05-Jan-26 09:00:30 GMT', 30 * SECOND_MS],
    ['Mon Jan  5 09:00:30 2026', 30 * SECOND_MS],
    ['2026-01-05T09:00:30Z', 30 * SECOND_MS],
    ['2026-01-05T09:00:30', 30 * SECOND_MS],
    ['2026-01-05T11:00:30+02:00', 30 * SECOND_MS],
    ['2026-01-05 09:00:30.250Z', 30_250],
    ['Tue, 06 Jan 2026 08:59:59 GMT', DAY_MS - SECOND_MS],
  ])('%j is a wait of %d ms', (value, waitMs) => {
    expect(waitFor({ 'retry-after': value })).toBe(waitMs)
  })

  test.each([
    ['0', SHORTEST],
    ['-0', SHORTEST],
    ['0.2', SHORTEST],
    ['-5', SHORTEST],
    ['-99999999999999999999', SHORTEST],
    ['Mon, 05 Jan 2026 08:00:00 GMT', SHORTEST],
    ['Thu, 01 Jan 1970 00:00:00 GMT', SHORTEST],
    ['86401', DAY_MS],
    ['99999999999', DAY_MS],
    [inSeconds(30), DAY_MS],
    ['9'.repeat(400), DAY_MS],
    ['Fri, 31 Dec 9999 23:59:59 GMT', DAY_MS],
  ])('%j is clamped to %d ms', (value, waitMs) => {
    expect(waitFor({ 'retry-after': value })).toBe(waitMs)
  })

  test.each([
    '', ' ', 'soon', 'NaN', 'Infinity', 'null', 'true', '0x10', '1e3', '1e99', '--5', '30s', '30 s', '5 minutes', '1,000.5.1', '[30]', '30; comment', '12:30',
    'Wed', '5 Jan', '2026-01-05', 'Mon, 99 Foo 2026 99:99:99 GMT', '٣٠', '３０', '"30"',
  ])('%j says nothing, so the usual wait holds', value => {
    // Headers carry bytes: what is beyond Latin-1 could only arrive mangled.
    const header = Buffer.from(value, 'utf8').toString('latin1')

    expect(waitFor({ 'retry-after': header })).toBe(USUAL)
  })

  test.each([
    ['30, 60', 60 * SECOND_MS],
    ['5, 5', 5 * SECOND_MS],
    ['1,5', 5 * SECOND_MS],
  ])('sent twice (%j) the longer wait holds', (value, waitMs) => {
    expect(waitFor({ 'retry-after': value })).toBe(waitMs)
  })
})

describe.each(['ratelimit-reset', 'x-ratelimit-reset', 'X-RateLimitReset'])('%s', name => {
  test.each([
    ['seconds', '30', 30 * SECOND_MS],
    ['seconds that an old sample multiplied and took from now, which was never', '45', 45 * SECOND_MS],
    ['seconds with a fraction', '0.5', SHORTEST],
    ['a moment in seconds', inSeconds(30), 30 * SECOND_MS],
    ['a moment in seconds with a fraction', `${inSeconds(30)}.5`, 30_500],
    ['a moment in milliseconds', String(NOW + 30_000), 30 * SECOND_MS],
    ['a moment that is over', inSeconds(-3_600), SHORTEST],
    ['a moment in a far year', String(NOW + 400 * DAY_MS), DAY_MS],
    ['many seconds, but no moment', '999999999', DAY_MS],
    ['the smallest number that is a moment', '1000000000', SHORTEST],
    ['nothing left to wait', '0', SHORTEST],
    ['less than nothing', '-30', SHORTEST],
    ['the same twice', '30, 30', 30 * SECOND_MS],
    ['a word', 'soon', USUAL],
    ['a date, which this header never is', 'Mon, 05 Jan 2026 09:00:30 GMT', USUAL],
    ['nothing', '', USUAL],
  ])('may be %s', (_name, value, waitMs) => {
    expect(waitFor({ [name]: value })).toBe(waitMs)
  })
})

test('Retry-After goes before a reset, and a reset that can be read before one that cannot', () => {
  expect(waitFor({ 'retry-after': '10', 'ratelimit-reset': '20', 'x-ratelimit-reset': '30' })).toBe(10 * SECOND_MS)
  expect(waitFor({ 'retry-after': 'soon', 'ratelimit-reset': '20', 'x-ratelimit-reset': '30' })).toBe(20 * SECOND_MS)
  expect(waitFor({ 'ratelimit-reset': 'soon', 'x-ratelimitreset': '40' })).toBe(40 * SECOND_MS)
})

test('without a word from the service the usual wait holds', () => {
  expect(waitFor({})).toBe(USUAL)
  expect(waitFor({ 'ratelimit-limit': '50', 'ratelimit-remaining': '0' })).toBe(USUAL)
})
