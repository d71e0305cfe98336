import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aStore } from '#main/store/testing/a-store.ts'
import { FAULTLESS, judge, type Verdict } from './testing/judge.ts'
import { liveThrough, naive, type Strategy } from './testing/live-through.ts'
import { someStory, type Story } from './testing/story.ts'

/** A taste for every run of the tests; `npm run prove` lives through many more. */
const RUNS = 100

async function verdictOn(story: Story, strategy?: Strategy): Promise<Verdict> {
  const store = await aStore()
  try {
    return await judge(await liveThrough(story, store, strategy))
  } finally {
    store.close()
  }
}

test('whatever happens, and whenever the plug is pulled: nothing lost, doubled, out of order, misdirected or silent', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(someStory, async story => {
      expect(await verdictOn(story)).toMatchObject(FAULTLESS)
    }),
    { numRuns: RUNS, endOnFailure: false },
  )
})

test('the same stories find out an outbox that takes silence for a no', { timeout: 600_000 }, async () => {
  let doubled = 0
  for (const story of fc.sample(someStory, { numRuns: 60, seed: 7 })) doubled += (await verdictOn(story, naive)).doubled

  expect(doubled).toBeGreaterThan(5)
})
