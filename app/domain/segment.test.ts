import { expect, test } from 'vitest'
import { Segment, Segments } from './segment.ts'

test.each(['vip', 'VIP', ' vip ', '试用', '👩🏽‍🚒', '<b>', 'a'.repeat(1_000)])('a segment is kept to the letter: %j', name => {
  expect(Segment.parse(name)).toBe(name)
})

test.each(['', ' ', '\t\n', 'a'.repeat(1_001), null, 7])('%j is no segment', name => {
  expect(Segment.safeParse(name).success).toBe(false)
})

test('a conversation may have none of them, and not endlessly many', () => {
  const some = (count: number) => Array.from({ length: count }, (_, nth) => `s${nth}`)

  expect(Segments.parse([])).toEqual([])
  expect(Segments.safeParse(some(200)).success).toBe(true)
  expect(Segments.safeParse(some(201)).success).toBe(false)
})
