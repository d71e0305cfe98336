import { expect, test } from 'vitest'
import { createMovableClock } from './clock.ts'
import { createQuota } from './quota.ts'

const WEBSITE = { identifier: 'w', tier: 'website' } as const
const PLUGIN = { identifier: 'p', tier: 'plugin' } as const

test('a website token may ask ten thousand times a day, a plugin token five thousand', () => {
  const quota = createQuota(createMovableClock())
  quota.setUsedToday('w', 9_999)
  quota.setUsedToday('p', 4_999)

  expect([quota.count(WEBSITE), quota.count(WEBSITE), quota.count(PLUGIN), quota.count(PLUGIN)]).toMatchObject([
    { refused: null },
    { refused: { status: 429, reason: 'rate_limited' } },
    { refused: null },
    { refused: { status: 429 } },
  ])
})

test('the day begins anew at midnight UTC', async () => {
  const clock = createMovableClock(Date.UTC(2026, 2, 2, 23, 59, 59))
  const quota = createQuota(clock)
  quota.setUsedToday('w', 10_000)

  const before = quota.count(WEBSITE).refused
  await clock.advance(1_000)

  expect(before).not.toBeNull()
  expect(quota.count(WEBSITE).refused).toBeNull()
  expect(quota.usedToday('w')).toBe(1)
})

test('a refused request does not count', () => {
  const quota = createQuota(createMovableClock())
  quota.rules.perDay.website = 1

  quota.count(WEBSITE)
  quota.count(WEBSITE)

  expect(quota.usedToday('w')).toBe(1)
})

test('a window slides: what is too much now may pass a little later', async () => {
  const clock = createMovableClock()
  const quota = createQuota(clock)
  quota.rules.window = { limit: 2, ms: 1_000, status: 423 }
  const isRefused = () => quota.count(WEBSITE).refused?.status ?? null

  const first = [isRefused(), isRefused(), isRefused()]
  await clock.advance(1_000)

  expect([...first, isRefused()]).toEqual([null, null, 423, null])
})

test('how long to wait is not said, or said in seconds, or as a date; counts only where switched on', () => {
  const clock = createMovableClock(Date.UTC(2026, 2, 2, 23, 59, 0))
  const quota = createQuota(clock)
  quota.rules.perDay.website = 0
  const headers = () => quota.count(WEBSITE).headers

  const silent = headers()
  quota.rules.retryAfter = 'seconds'
  const seconds = headers()
  quota.rules.retryAfter = 'date'
  quota.rules.countHeaders = true

  expect(silent).toEqual({})
  expect(seconds).toEqual({ 'retry-after': '60' })
  expect(headers()).toEqual({ 'retry-after': 'Tue, 03 Mar 2026 00:00:00 GMT', 'ratelimit-limit': '0', 'ratelimit-remaining': '0', 'ratelimit-reset': '60' })
})
