import { expect, test } from 'vitest'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { START } from '#main/testing/builders.ts'
import { beginChecking, GRACE_MS, isGraceOver, lookAgain, lookLater, lookOnceMore, type Checking } from './read-back.ts'

const OFFLINE = { kind: 'offline' } as const

/** Looks at each planned time and finds nothing; answers how long after the doubt each look was. */
function looks(first: Checking, lateMs = 0): number[] {
  const times: number[] = []
  let checking: Checking | null = first
  while (checking !== null) {
    const now = epochMs(checking.nextCheckAt + lateMs)
    times.push(now - START)
    checking = lookAgain(checking, now)
  }
  return times
}

test('it is looked for after 1, 3, 10, 30 and 60 seconds, and then the grace is over', () => {
  expect(looks(beginChecking(START, OFFLINE))).toEqual([1_000, 3_000, 10_000, 30_000, 60_000])
})

test('looks that take long push the following ones on: only waiting counts', () => {
  expect(looks(beginChecking(START, OFFLINE), 500)).toEqual([1_500, 4_000, 11_500, 32_000, 62_500])
})

test('a clock that is set forward a day between two looks does not end the grace', () => {
  const checking = beginChecking(START, OFFLINE)

  const next = lookAgain(checking, epochMs(checking.nextCheckAt + DAY_MS))

  expect(next).not.toBeNull()
  expect(next && next.nextCheckAt - (checking.nextCheckAt + DAY_MS)).toBe(2_000)
})

test('a clock that is set back a day does not prolong it', () => {
  const checking = beginChecking(START, OFFLINE)
  const now = epochMs(checking.nextCheckAt - DAY_MS)

  expect(lookAgain(checking, now)?.nextCheckAt).toBe(now + 2_000)
})

test('a look that could not be taken is put off, and the waiting counts', () => {
  const checking = beginChecking(START, OFFLINE)

  const put = lookLater(checking, checking.nextCheckAt, epochMs(checking.nextCheckAt + 20_000))

  expect(put.nextCheckAt).toBe(checking.nextCheckAt + 20_000)
  expect(lookAgain(put, put.nextCheckAt)?.nextCheckAt).toBe(START + 30_000)
})

test('when looking was impossible for longer than the grace, the first look that succeeds decides', () => {
  const checking = beginChecking(START, OFFLINE)
  const put = lookLater(checking, checking.nextCheckAt, epochMs(checking.nextCheckAt + 10 * GRACE_MS))

  expect(lookAgain(put, put.nextCheckAt)).toBeNull()
})

test('putting off to a time that has passed means now', () => {
  const checking = beginChecking(START, OFFLINE)

  expect(lookLater(checking, epochMs(START + 5_000), START).nextCheckAt).toBe(START + 5_000)
})

test('the doubt never begins in the future', () => {
  const checking = beginChecking(START, OFFLINE)

  expect(lookLater(checking, checking.nextCheckAt, epochMs(START + 600_000)).since).toBeLessThanOrEqual(checking.nextCheckAt)
})

test('looking once more is one look', () => {
  const checking = lookOnceMore(START, OFFLINE)

  expect(isGraceOver(checking)).toBe(true)
  expect(isGraceOver(beginChecking(START, OFFLINE))).toBe(false)
  expect(looks(checking)).toEqual([0])
})
