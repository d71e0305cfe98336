import { expect, test } from 'vitest'
import { numberOf, stepFrom } from './found-step.ts'

const ids = ['newest', 'between', 'oldest']

test.each([
  ['newest', 'older', 'between'],
  ['oldest', 'older', 'newest'],
  ['between', 'newer', 'newest'],
  ['newest', 'newer', 'oldest'],
  ['gone', 'older', 'newest'],
  [null, 'older', 'newest'],
  [null, 'newer', 'oldest'],
] as const)('from %s, %s leads to %s', (at, way, next) => {
  expect(stepFrom({ ids, at }, way)).toBe(next)
})

test('of a single match every step leads to it, of none nowhere', () => {
  expect(stepFrom({ ids: ['only'], at: 'only' }, 'older')).toBe('only')
  expect(stepFrom({ ids: ['only'], at: 'only' }, 'newer')).toBe('only')
  expect([stepFrom({ ids: [], at: null }, 'older'), stepFrom({ ids: [], at: 'gone' }, 'newer')]).toEqual([null, null])
})

test('the newest is number one; what went has no number', () => {
  expect([numberOf({ ids, at: 'newest' }), numberOf({ ids, at: 'oldest' }), numberOf({ ids, at: 'gone' }), numberOf({ ids, at: null })]).toEqual([1, 3, null, null])
})
