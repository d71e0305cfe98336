import { expect, test } from 'vitest'
import { firstFreeColour } from './free-colour.ts'

test('the first account gets the first colour', () => {
  expect(firstFreeColour([])).toBe(0)
})

test('a gap is filled before a new colour is begun', () => {
  expect(firstFreeColour([0, 1, 3, 4])).toBe(2)
})

test('the thirteenth account shares a colour with one, never with two', () => {
  const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

  expect(firstFreeColour(all)).toBe(0)
  expect(firstFreeColour([...all, 0, 1])).toBe(2)
})
