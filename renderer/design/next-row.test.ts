import { expect, test } from 'vitest'
import { nextRow } from './next-row.ts'

test('arrows go one row, pages ten, Home and End all the way', () => {
  expect(nextRow('ArrowDown', 3, 100)).toBe(4)
  expect(nextRow('ArrowUp', 3, 100)).toBe(2)
  expect(nextRow('PageDown', 3, 100)).toBe(13)
  expect(nextRow('Home', 3, 100)).toBe(0)
  expect(nextRow('End', 3, 100)).toBe(99)
})

test('the ends hold', () => {
  expect(nextRow('ArrowUp', 0, 100)).toBe(0)
  expect(nextRow('PageDown', 95, 100)).toBe(99)
})

test('other keys and empty lists lead nowhere', () => {
  expect(nextRow('j', 3, 100)).toBeNull()
  expect(nextRow('ArrowDown', 0, 0)).toBeNull()
})
