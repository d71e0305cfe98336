import { aRandom } from '#main/outbox/testing/a-random.ts'
import type { Machine } from './a-machine.ts'
import type { SeedStory } from './story.ts'

/**
 * What becomes of the machine when the app is gone. `power`: the plug was pulled. The second copy loses what it had not
 * synced; `outbox.db` loses nothing, since it lives in a transaction in memory, which stands for SQLite with
 * `synchronous = FULL`: a commit is on the disk when it returns. That is what SQLite promises; no power cut is played against
 * SQLite itself. `powerAndFile`: that file is gone as well, so that what was answered is in the second copy or nowhere.
 */
export type PowerCut = 'none' | 'power' | 'powerAndFile'

/** What happens to the machine in one story. */
export type Mishaps = Readonly<{
  /** The app is gone. True: it was the power, and nothing else that ran lives any more. */
  strike(): boolean
  /** The disk refuses the commit of a message that is about to be taken in. */
  refusesCommit(): boolean
  counts(): MishapCounts
}>

export type MishapCounts = Readonly<Record<'powerCuts' | 'filesLost' | 'commitsRefused', number>>

export const NO_MISHAPS: MishapCounts = { powerCuts: 0, filesLost: 0, commitsRefused: 0 }

export const mishapsTogether = (a: MishapCounts, b: MishapCounts): MishapCounts => ({
  powerCuts: a.powerCuts + b.powerCuts, filesLost: a.filesLost + b.filesLost, commitsRefused: a.commitsRefused + b.commitsRefused,
})

/** Chance of its own: a story that was kept before there was any of this goes as it went. */
export function mishapsOf({ seed, powerCuts = [], refusedCommits = [] }: SeedStory, machine: Machine): Mishaps {
  const random = aRandom(Math.imul(seed, 40_503) + 1)
  const cuts = [...powerCuts]
  let commits = 0
  let counts = NO_MISHAPS
  return {
    strike() {
      const cut = cuts.shift() ?? 'none'
      if (cut === 'none') return false
      machine.disk.cutPower(random)
      counts = { ...counts, powerCuts: counts.powerCuts + 1 }
      if (cut === 'power') return true
      machine.loseFile()
      counts = { ...counts, filesLost: counts.filesLost + 1 }
      return true
    },
    refusesCommit() {
      commits += 1
      if (!refusedCommits.includes(commits)) return false
      counts = { ...counts, commitsRefused: counts.commitsRefused + 1 }
      return true
    },
    counts: () => counts,
  }
}
