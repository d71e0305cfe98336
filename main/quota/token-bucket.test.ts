import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { fullBucket, msUntil, refill, type Pace } from './token-bucket.ts'

const PACE: Pace = { perSecond: 4, burst: 8, reserve: 2 }
const at = epochMs(1_000_000)
const later = (ms: number) => epochMs(at + ms)

test('a rested bucket holds the burst and no more', () => {
  expect(fullBucket(PACE, at).tokens).toBe(8)
  expect(refill(fullBucket(PACE, at), PACE, later(60_000)).tokens).toBe(8)
})

test('an empty bucket grows by its pace', () => {
  expect(refill({ tokens: 0, at }, PACE, later(500)).tokens).toBe(2)
})

test('the wait is to the millisecond on which the bucket holds enough', () => {
  const bucket = { tokens: 0.5, at }

  const waitMs = msUntil(3, bucket, PACE)

  expect(refill(bucket, PACE, later(waitMs)).tokens).toBeGreaterThanOrEqual(3)
  expect(refill(bucket, PACE, later(waitMs - 1)).tokens).toBeLessThan(3)
})

test('there is no wait for what the bucket holds', () => {
  expect(msUntil(3, { tokens: 3, at }, PACE)).toBe(0)
})

test('a clock that is set back takes no calls away and gives none', () => {
  const bucket = refill({ tokens: 3, at }, PACE, epochMs(at - 86_400_000))

  expect(bucket.tokens).toBe(3)
  expect(refill(bucket, PACE, epochMs(bucket.at + 250)).tokens).toBe(4)
})
