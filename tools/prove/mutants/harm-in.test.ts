import { expect, test } from 'vitest'
import type { Line } from '#tools/prove/line.ts'
import { harmIn } from './harm-in.ts'

const aLine = (counts: Line['counts'], limits: Line['limits'] = {}): Line => ({ guarantee: 'G2', ok: false, wrong: ['something'], counts, limits })

test('what was counted and may not be is harm, and so is what is too slow', () => {
  expect(harmIn(aLine({ doubled: 2, stored: 100, p95Ms: 200 }, { p95Ms: 150 }))).toEqual(['G2: doubled is 2', 'G2: p95Ms is 200'])
})

test.each([
  ['a test that failed', { testsFailed: 1 }],
  ['a count that nobody made', {}],
  ['a bug in the log', { bugs: 3 }],
  ['processes that could not even live', { broken: 9, storedByTheKilled: 0 }],
])('%s is none', (_what, counts) => {
  expect(harmIn(aLine(counts))).toEqual([])
})

test('what lives complain of is harm where they lived', () => {
  expect(harmIn(aLine({ broken: 1, storedByTheKilled: 12 }))).toEqual(['G2: broken is 1'])
})
