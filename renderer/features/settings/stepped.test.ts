import { expect, test } from 'vitest'
import { stepped } from './stepped.ts'

test('an item changes places with its neighbour', () => {
  expect(stepped(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(stepped(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
})

test('at either end there is no further step, and a stranger takes none', () => {
  expect(stepped(['a', 'b'], 'a', -1)).toBeNull()
  expect(stepped(['a', 'b'], 'b', 1)).toBeNull()
  expect(stepped(['a', 'b'], 'c', 1)).toBeNull()
})
