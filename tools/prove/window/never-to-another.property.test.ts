import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { tally } from '#main/testing/tally.ts'
import { startWords } from '#renderer/words/words.ts'
import { FAULTS } from './faults.ts'
import { runOnce } from './one-run.ts'

// G5, the window's half: a message goes only to the account and conversation shown when Send was pressed.

/** Many more in a proof. */
const RUNS = Number(process.env['TRIBUTARY_G5_RUNS'] ?? 600)

const stories = fc.array(fc.nat({ max: 2 ** 24 }), { minLength: 20, maxLength: 70, size: 'max' })

beforeAll(() => startWords('en'))

test('whatever is opened, switched, moved or answered meanwhile, each press reaches what stood on the screen, once', async () => {
  const sums = { windowRuns: 0, windowPresses: 0, windowSends: 0, windowMisdirected: 0 }
  const property = fc.asyncProperty(stories, async story => {
    const { counts, wrong } = await runOnce(story)
    for (const name of ['windowRuns', 'windowPresses', 'windowSends', 'windowMisdirected'] as const) sums[name] += counts[name]
    expect(wrong).toEqual([])
  })
  await fc.assert(property, { numRuns: RUNS }).finally(() => tally('G5', sums))
}, 3_600_000)

/** By it each is come upon within a few hundred stories; chance alone needs thousands now and then. */
const SEED = 3

test.each(FAULTS)('a window that binds %s is caught', async fault => {
  const found = await fc.check(fc.asyncProperty(stories, async story => (await runOnce(story, fault)).wrong.length === 0), { numRuns: 3_000, endOnFailure: true, seed: SEED })

  expect(found.failed).toBe(true)
}, 60_000)
