import { expect, test } from 'vitest'
import { aMachine } from './a-machine.ts'
import { faultsOf } from './faults-of.ts'
import { keptSeeds } from './kept-seeds.ts'
import { runMany } from './run-many.ts'
import { runSeed } from './run-seed.ts'
import { storyOf } from './story.ts'

// A taste: `npm run prove` lives through many more.

test('the same seed is the same run, whatever was run before it on the same machine', async () => {
  const machine = aMachine()
  const first = await runSeed(storyOf(10, 10), machine)
  await runSeed(storyOf(11, 10), machine)
  const again = await runSeed(storyOf(10, 10), machine)

  expect(again).toEqual(first)
  expect(first.history.length).toBeGreaterThan(3)
})

test('sixty seeds go well', async () => {
  const { verdict, bad, died } = await runMany({ from: 1, to: 61, syncEvery: 20, isNaive: false })

  expect(bad).toEqual([])
  expect(verdict.queued).toBeGreaterThan(60)
  expect(Object.keys(died).length).toBeGreaterThan(5)
})

test('an outbox that takes silence for a no is found out by the same seeds', async () => {
  const { verdict } = await runMany({ from: 1, to: 61, syncEvery: 61, isNaive: true })

  expect(verdict.doubled).toBeGreaterThan(0)
})

test.each(keptSeeds().map(kept => [kept.seed, kept] as const))('what went wrong once goes well now: seed %d', async (_seed, { story }) => {
  const { verdict, bugs } = await runSeed(story, aMachine())

  expect([...faultsOf(verdict), ...bugs]).toEqual([])
})
