import { expect, test } from 'vitest'
import { waitBeforeReconnectMs } from './backoff.ts'

test('the wait grows to a minute and no further', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8, 100].map(failures => waitBeforeReconnectMs(failures, () => 1))

  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
})

test('chance spreads it, and never down to nothing', () => {
  expect(waitBeforeReconnectMs(6, () => 0)).toBe(500)
  expect(waitBeforeReconnectMs(6, () => 0.5)).toBe(16_250)
})
