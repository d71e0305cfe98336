import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { filled, firstLimit, grown, shrunk } from './learned-limit.ts'

const HINT = { calls: 50, windowMs: 1_000, mostCalls: 60, perDay: null }
const at = (ms: number) => epochMs(1_000_000 + ms)
const fresh = firstLimit(HINT, null, at(0))

test('it begins with the hint, or with what was learned, and believes no more than may be learned', () => {
  expect(fresh.calls).toBe(50)
  expect(firstLimit(HINT, 21, at(0)).calls).toBe(21)
  expect([firstLimit(HINT, 900, at(0)).calls, firstLimit(HINT, -4, at(0)).calls]).toEqual([60, 1])
})

test('each refusal takes three tenths away, and one call is always left', () => {
  const calls: number[] = []
  let limit = fresh
  for (let n = 1; n <= 12; n += 1) {
    limit = shrunk(limit, at(n * 10), at(n * 10 + 5))
    calls.push(limit.calls)
  }

  expect(calls).toEqual([35, 24, 16, 11, 7, 4, 2, 1, 1, 1, 1, 1])
})

test('calls that were on their way when the first was refused say the same, and count once', () => {
  const once = shrunk(fresh, at(10), at(20))

  expect(shrunk(once, at(15), at(25))).toBe(once)
  expect(shrunk(once, at(20), at(26))).toBe(once)
  expect(shrunk(once, at(21), at(30)).calls).toBe(24)
})

test('each window without a refusal gives two back, up to the hint', () => {
  const low = shrunk(fresh, at(0), at(0))

  expect(grown(low, HINT, at(999)).calls).toBe(35)
  expect(grown(low, HINT, at(1_000)).calls).toBe(37)
  expect(grown(low, HINT, at(3_500)).calls).toBe(41)
  expect(grown(low, HINT, at(60_000)).calls).toBe(50)
})

test('near where it was refused last it stands for ten windows, and then goes on', () => {
  const low = shrunk({ ...fresh, calls: 28 }, at(0), at(0))

  expect([19, 21, 23, 25, 25, 25].map((_, n) => grown(low, HINT, at(n * 1_000)).calls)).toEqual([19, 21, 23, 25, 25, 25])
  expect(grown(grown(low, HINT, at(9_000)), HINT, at(10_000)).calls).toBe(27)
})

test('beyond the hint it goes only where somebody had to wait, and never beyond the most', () => {
  expect(grown(fresh, HINT, at(9_000)).calls).toBe(50)
  expect(grown(filled(fresh), HINT, at(9_000)).calls).toBe(52)

  let limit = fresh
  for (let n = 1; n <= 20; n += 1) limit = grown(filled(limit), HINT, at(n * 1_000))
  expect(limit.calls).toBe(60)
})

test('a clock that is set back makes nobody wait for the lost time', () => {
  const low = shrunk(fresh, at(90_000), at(90_000))
  const back = grown(low, HINT, at(0))

  expect(back.calls).toBe(35)
  expect(grown(back, HINT, at(1_000)).calls).toBe(37)
})
