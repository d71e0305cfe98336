import { expect, test } from 'vitest'
import { moved, placeOf } from './message-list-place.ts'

const known = placeOf(['c', 'd'])

test('older items above shift the list and are not arrivals', () => {
  expect(moved(known, ['a', 'b', 'c', 'd'], false)).toEqual({ firstKey: 'a', lastKey: 'd', isShifted: true, unseen: 0 })
})

test('newer items below are counted while the reader is elsewhere', () => {
  const once = moved(known, ['c', 'd', 'e'], false)
  expect(once).toMatchObject({ isShifted: false, unseen: 1 })
  expect(moved(once, ['c', 'd', 'e', 'f', 'g'], false)).toMatchObject({ unseen: 3 })
})

test('at the end nothing is unseen', () => {
  expect(moved(known, ['c', 'd', 'e'], true)).toMatchObject({ unseen: 0 })
})

test('both ends can grow at once', () => {
  expect(moved(known, ['a', 'c', 'd', 'e', 'f'], false)).toMatchObject({ isShifted: true, unseen: 2 })
})

test('a list that shares nothing with the last one is a new beginning', () => {
  expect(moved({ ...known, unseen: 4 }, ['x', 'y'], false)).toEqual(placeOf(['x', 'y']))
  expect(moved(placeOf([]), ['x'], false)).toEqual(placeOf(['x']))
})

test('when the newest was taken away, nothing has arrived', () => {
  expect(moved(known, ['c'], false)).toMatchObject({ lastKey: 'c', unseen: 0 })
})

test('while both ends stay, the place is the same object', () => {
  expect(moved(known, ['c', 'new in the middle', 'd'], false)).toBe(known)
})
