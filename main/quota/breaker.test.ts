import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { CLOSED, credentialRefused, doubted, givenUp, heldBy, spoke, tried, wantsRead, type Breaker } from './breaker.ts'

const DOWN = { kind: 'providerDown', status: 503 } as const
const at = (ms: number) => epochMs(1_000_000 + ms)
const chance = (ms: number, random = 0.999_999) => ({ now: at(ms), random: () => random })
const doubtedAt = (...times: readonly number[]) => times.reduce<Breaker>((breaker, ms) => doubted(breaker, { failure: DOWN, decides: false }, chance(ms)), CLOSED)

const open = doubtedAt(0, 1, 2, 3, 4)

test('five doubts within half a minute open it, and every call is answered with the last of them', () => {
  expect(heldBy(doubtedAt(0, 1, 2, 3), false, at(3))).toBeNull()
  expect(heldBy(open, true, at(5))).toEqual(DOWN)
  expect(heldBy(open, false, at(5))).toEqual(DOWN)
})

test('doubts that lie further apart do not', () => {
  expect(doubtedAt(0, 10_000, 20_000, 30_000, 40_000, 50_000).state).toBe('closed')
  expect(doubtedAt(0, 5_000, 10_000, 20_000, 29_999).state).toBe('open')
})

test('when its time is over one read may go, and never a send', () => {
  expect(heldBy(open, true, at(4_900))).toEqual(DOWN)
  expect(heldBy(open, true, at(5_004))).toBeNull()
  expect(heldBy(open, false, at(5_004))).toEqual(DOWN)
  expect(heldBy(tried(open), true, at(5_005))).toEqual(DOWN)
})

test('the read that was let through decides, whatever else comes back late', () => {
  const trying = tried(open)

  expect(spoke(trying, false)).toBe(trying)
  expect(doubted(trying, { failure: DOWN, decides: false }, chance(6_000))).toBe(trying)
  expect(spoke(open, false)).toBe(open)
  expect(spoke(trying, true)).toEqual(CLOSED)
})

test('each time it decides against us the wait doubles, up to a minute', () => {
  let breaker = open
  const waits: number[] = []
  for (let n = 0, now = 4; n < 6; n += 1) {
    if (breaker.state !== 'open' || breaker.until === null) throw new Error('expected an open breaker')
    waits.push(Math.round((breaker.until - at(now)) / 1_000))
    now = breaker.until - at(0)
    breaker = doubted(tried(breaker), { failure: DOWN, decides: true }, chance(now))
  }

  expect(waits).toEqual([5, 10, 20, 40, 60, 60])
})

test('a read that is given up decides nothing: the next may try at once', () => {
  const again = givenUp(tried(open), true, at(6_000))

  expect(wantsRead(again, at(6_000))).toBe(true)
  expect(givenUp(CLOSED, false, at(6_000))).toBe(CLOSED)
})

test('a refused credential opens it for good', () => {
  const failure = { kind: 'unauthorised', accountId: null } as const
  const refused = credentialRefused(failure, at(0))

  expect(heldBy(refused, true, at(365 * 86_400_000))).toEqual(failure)
  expect(wantsRead(refused, at(365 * 86_400_000))).toBe(false)
})

test('a clock that is set back does not keep it open for a day', () => {
  expect(wantsRead(open, at(-86_400_000))).toBe(true)
  expect(doubtedAt(86_400_000, 86_400_001, 86_400_002, 86_400_003, 0).state).toBe('closed')
})
