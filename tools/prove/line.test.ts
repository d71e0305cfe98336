import { expect, test } from 'vitest'
import { lineOf, printed } from './line.ts'

test('a line is good where all that must be zero is, and enough was done', () => {
  const line = lineOf('G2', { doubled: 0, seeds: 12 }, { zero: ['doubled'], least: { seeds: 10 } })

  expect(line).toMatchObject({ ok: true, wrong: [] })
  expect(JSON.parse(printed(line))).toEqual({ guarantee: 'G2', ok: true, doubled: 0, seeds: 12 })
})

test.each([
  ['something that must not be', { doubled: 1, seeds: 12 }, 'doubled is 1'],
  ['too little', { doubled: 0, seeds: 9 }, 'seeds is 9, 10 at least'],
  ['too much', { doubled: 0, seeds: 10, p95Ms: 200 }, 'p95Ms is 200, 150 at most'],
])('a line is red where there was %s, and says so', (_what, counts, wrong) => {
  expect(lineOf('G2', { p95Ms: 1, ...counts }, { zero: ['doubled'], least: { seeds: 10 }, most: { p95Ms: 150 } })).toMatchObject({ ok: false, wrong: [wrong] })
})

test('what nobody counted proves nothing', () => {
  expect(lineOf('G2', {}, { zero: ['doubled'], least: { seeds: 1 }, most: { p95Ms: 1 } }).wrong).toHaveLength(3)
})
