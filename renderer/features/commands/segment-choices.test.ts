import { expect, test } from 'vitest'
import { newSegment, toggled } from './segment-choices.ts'

test('a segment is added behind the others, and taken away where it stands', () => {
  expect(toggled(['chat'], 'vip')).toEqual(['chat', 'vip'])
  expect(toggled(['chat', 'vip', 'refund'], 'vip')).toEqual(['chat', 'refund'])
})

test('another spelling is another segment', () => {
  expect(toggled(['VIP'], 'vip')).toEqual(['VIP', 'vip'])
})

test.each([
  ['  big order ', 'big order'],
  ['试用', '试用'],
  ['', null],
  ['   ', null],
  ['vip', null],
  ['VIP ', null],
])('of what was typed, %j, the new segment is %j', (typed, name) => {
  expect(newSegment(typed, ['chat', 'vip'])).toBe(name)
})
