import { NO_VERDICT } from '#tools/prove/sim/faults-of.ts'
import { keptSeeds } from '#tools/prove/sim/kept-seeds.ts'
import { NO_MISHAPS } from '#tools/prove/sim/mishaps.ts'
import type { ManyRun } from '#tools/prove/sim/run-many.ts'
import { keychainLine, outboxLines, stopsLine, testLines, windowLine, type Keychain, type Kills } from '#tools/prove/lines.ts'
import type { Line } from '#tools/prove/line.ts'
import { runTask } from '#tools/prove/run-task.ts'
import { runTests, type Tallies } from '#tools/prove/run-tests.ts'
import { MUTANT_BOUNDS, QUICK } from '#tools/prove/sizes.ts'
import { harmIn } from './harm-in.ts'
import type { Mutant } from './mutant-list.ts'

const NO_KILLS: Kills = { kills: 0, spoiled: 0, files: 0, atPoints: {}, verdict: NO_VERDICT, broken: [] }
const NO_SEEDS: ManyRun = { seeds: 0, withSync: 0, calls: 0, stops: 0, mishaps: NO_MISHAPS, verdict: NO_VERDICT, died: {}, bugs: 0, bad: [] }
const NO_TESTS: Tallies = { failed: 0, of: () => ({ early: 0, passedOfTheDay: 0 }) }
const FEW = { TRIBUTARY_FAULT_CASES: '6', SYNC_RUNS: '60', TRIBUTARY_G5_RUNS: '3000' }
/** Far from the seeds of the usual runs, and always the same. */
const FROM = 5_000_000

const MOST_MS = 240_000

/**
 * What was found of a product. `trouble`: why nothing can be said of it, such as that it does not compile, that a harness
 * threw, or that it never came to its end; null = it did. `failed`: beside what was counted, tests failed or bugs were logged.
 */
export type Look = Readonly<{ harm: readonly string[]; trouble: string | null; failed: readonly string[] }>

export async function lookForHarm(root: string, by: Mutant['by']): Promise<Look> {
  try {
    const lines = await linesBy(root, by)
    const failed = lines.flatMap(({ guarantee, counts }) => ['testsFailed', 'bugs', 'broken'].flatMap(name => (Number(counts[name] ?? 0) > 0 ? [`${guarantee}: ${name}`] : [])))
    return { harm: lines.flatMap(harmIn), trouble: lines.length === 0 ? 'nothing was counted' : null, failed }
  } catch (error) {
    return { harm: [], trouble: String(error), failed: [] }
  }
}

async function linesBy(root: string, by: Mutant['by']): Promise<readonly Line[]> {
  if ('tests' in by) {
    const tests = await runTests({ root, files: by.tests, env: FEW, isQuiet: true })
    // What other tests would have counted is not asked for.
    return [...testLines(tests, MUTANT_BOUNDS), stopsLine(NO_SEEDS, tests, MUTANT_BOUNDS), windowLine(tests, MUTANT_BOUNDS)].filter(({ guarantee }) => Object.keys(tests.of(guarantee)).length > 0)
  }
  if ('chains' in by) {
    const kills = await runTask<Kills>('kills', { seed: 1, chains: by.chains, lives: by.lives ?? 0, isNaive: false, spoils: 12 }, { root, mostMs: MOST_MS, isQuiet: true })
    return outboxLines({ sim: NO_SEEDS, naiveDoubled: 1, kills }, MUTANT_BOUNDS)
  }
  if ('troubles' in by) {
    const keychain = await runTask<Keychain>('keychain', { ...QUICK.keychain, troubles: by.troubles }, { root, mostMs: MOST_MS, isQuiet: true })
    if (keychain.missing.length > 0) throw new Error(`there is no ${keychain.missing.join(', ')}`)
    return [keychainLine(keychain, MUTANT_BOUNDS)]
  }
  const asked = [{ stories: keptSeeds().map(({ story }) => story), isNaive: false }, { from: FROM, to: FROM + by.seeds, syncEvery: by.syncEvery ?? by.seeds, isNaive: false }]
  const lines: Line[] = []
  for (const many of asked) {
    const sim = await runTask<ManyRun>('sim', many, { root, mostMs: MOST_MS, isQuiet: true })
    lines.push(...outboxLines({ sim, naiveDoubled: 1, kills: NO_KILLS }, MUTANT_BOUNDS), stopsLine(sim, NO_TESTS, MUTANT_BOUNDS))
  }
  return lines
}
