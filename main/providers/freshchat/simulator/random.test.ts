import { expect, test } from 'vitest'
import { createRandom } from './random.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/

test('ten thousand ids are all different and all look like UUIDs', () => {
  const random = createRandom(3)

  const ids = Array.from({ length: 10_000 }, () => random.uuid())

  expect(new Set(ids).size).toBe(10_000)
  expect(ids.every(id => UUID.test(id))).toBe(true)
})

test('numbers stay between zero and one and are spread', () => {
  const random = createRandom(-5)

  const numbers = Array.from({ length: 10_000 }, () => random.next())
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length

  expect(numbers.every(number => number >= 0 && number < 1)).toBe(true)
  expect(mean).toBeGreaterThan(0.48)
  expect(mean).toBeLessThan(0.52)
})

test('hexadecimal text is as long as asked', () => {
  const random = createRandom(1)

  expect([1, 3, 4, 32].map(digits => random.hex(digits).length)).toEqual([1, 3, 4, 32])
})
