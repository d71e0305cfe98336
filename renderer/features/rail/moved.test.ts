import { expect, test } from 'vitest'
import { moved } from './moved.ts'

test('an item takes the place it is dropped on', () => {
  expect(moved(['a', 'b', 'c', 'd'], 'a', 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b', 'c', 'd'], 'd', 0)).toEqual(['d', 'a', 'b', 'c'])
})

test('past either end it stops at the end', () => {
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 'a', 9)).toEqual(['b', 'a'])
})
