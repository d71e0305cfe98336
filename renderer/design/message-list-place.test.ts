import { expect, test } from 'vitest'
import { arrivals } from './message-list-place.ts'

const known = { firstKey: 'c', lastKey: 'd' }

test('older items above are not arrivals below', () => {
  expect(arrivals(known, ['a', 'b', 'c', 'd'])).toEqual({ prepended: 2, appended: 0 })
})

test('newer items below are counted', () => {
  expect(arrivals(known, ['c', 'd', 'e'])).toEqual({ prepended: 0, appended: 1 })
})

test('both ends can grow at once', () => {
  expect(arrivals(known, ['a', 'c', 'd', 'e', 'f'])).toEqual({ prepended: 1, appended: 2 })
})

test('a list that shares nothing with the last one is a new beginning', () => {
  expect(arrivals(known, ['x', 'y'])).toEqual({ prepended: 0, appended: 0 })
  expect(arrivals({ firstKey: undefined, lastKey: undefined }, ['x'])).toEqual({ prepended: 0, appended: 0 })
})

test('when the newest was taken away, nothing has arrived', () => {
  expect(arrivals(known, ['c'])).toEqual({ prepended: 0, appended: 0 })
})
