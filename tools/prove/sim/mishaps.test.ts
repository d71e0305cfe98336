import { expect, test } from 'vitest'
import { aMachine } from './a-machine.ts'
import { mishapsOf } from './mishaps.ts'
import { runMany } from './run-many.ts'
import { storyOf } from './story.ts'

test('what was not synced is gone where the power was cut, and the file where the story says so', () => {
  const machine = aMachine()
  const seen = machine.disk.seenBy(() => false, () => {})
  const [identity, file] = [seen.identity('/outbox.db'), seen.open('/outbox.copy')]
  seen.syncFolder('/')
  file.append(new Uint8Array(1_000))
  const mishaps = mishapsOf({ ...storyOf(1, 10), powerCuts: ['none', 'power', 'powerAndFile'] }, machine)

  expect(mishaps.strike()).toBe(false)
  expect(seen.read('/outbox.copy')).toHaveLength(1_000)
  expect(mishaps.strike()).toBe(true)
  expect(seen.read('/outbox.copy')?.length).toBeLessThan(1_000)
  expect(seen.identity('/outbox.db')).toBe(identity)
  expect(mishaps.strike()).toBe(true)
  expect(seen.identity('/outbox.db')).not.toBe(identity)
  expect(mishaps.strike()).toBe(false)
  expect(mishaps.counts()).toEqual({ powerCuts: 2, filesLost: 1, commitsRefused: 0 })
})

test('the commits that a story names are refused, and no other', () => {
  const mishaps = mishapsOf({ ...storyOf(1, 10), refusedCommits: [2] }, aMachine())

  expect([1, 2, 3].map(() => mishaps.refusesCommit())).toEqual([false, true, false])
})

test('a hundred seeds meet all of it', async () => {
  const { mishaps, bad } = await runMany({ from: 1_000, to: 1_100, syncEvery: 1_000, isNaive: false })

  expect(bad).toEqual([])
  expect(Math.min(...Object.values(mishaps))).toBeGreaterThan(0)
})
