import { NO_VERDICT, together } from '#tools/prove/sim/faults-of.ts'
import { keptSeeds } from '#tools/prove/sim/kept-seeds.ts'
import { mishapsTogether, NO_MISHAPS } from '#tools/prove/sim/mishaps.ts'
import type { Many, ManyRun } from '#tools/prove/sim/run-many.ts'
import type { Found, Keychain, Kills } from './lines.ts'
import { pool } from './pool.ts'
import { runTask } from './run-task.ts'
import { runTests, type Tallies } from './run-tests.ts'
import { KILLED_AT, type Size } from './sizes.ts'

const TESTS = [
  'main/sync/nothing-missed.property.test.ts', 'main/store/random-damage.test.ts', 'main/store/torn-log.test.ts', 'main/store/full-disk.test.ts', 'main/store/on-the-disk.test.ts',
  'main/quota/saturation.test.ts', 'main/quota/told-to-stop.test.ts', 'main/sync/shift.test.ts',
]

/** Beside those that count; they run at every push anyway. */
const COUNT_NOTHING = [
  'the app starts on a full disk', 'where not even the ballast helps', 'a disk that is read-only', 'without the second copy, what is left', 'whatever happens to cache',
  'when others use two fifths', 'so they do when there are no events',
]
const COUNTING = `^(?!.*(?:${COUNT_NOTHING.join('|')}))`
const WINDOW_TESTS = { files: ['tools/prove/window/never-to-another.property.test.ts'], named: 'whatever is opened' }

/** So much goes wrong at the services that an outbox which takes silence for a no must be found out. */
const [NAIVE_LIVES, NAIVE_SPOILS] = [8, 12]

type Asked = Readonly<{ root: string; size: Size; fromSeed: number; atOnce: number; say: (what: string) => void }>

/** Does all of it, as many processes at once as there are cores, the slow ones first. Stories that once went wrong go before all others. */
export async function findOut({ root, size, fromSeed, atOnce, say }: Asked): Promise<Found> {
  const sims: ManyRun[] = []
  const naives: ManyRun[] = []
  let kills: Kills = { kills: 0, spoiled: 0, files: 0, atPoints: {}, verdict: NO_VERDICT, broken: [] }
  let naiveKills: Kills | null = null
  let tests: Tallies = { failed: 1, of: () => ({}) }
  let window = tests
  let keychain: Keychain | null = null
  const startedAt = performance.now()

  const timed = (name: string, work: () => Promise<void>) => async () => {
    const begunAt = performance.now()
    await work()
    say(`${name}: ${((performance.now() - begunAt) / 1_000).toFixed(1)} s, after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`)
  }
  const simulate = (many: Many, into: ManyRun[]) => async () => void into.push(await runTask<ManyRun>('sim', many, { root }))
  const slices = Array.from({ length: Math.ceil(size.seeds / size.slice) }, (_, nth) => fromSeed + nth * size.slice)

  // Kills and keychain mostly wait, in real time: they run beside all else.
  const waiting = [
    timed('kills', async () => void (kills = await runTask('kills', { seed: fromSeed, chains: size.chains, lives: size.lives, isNaive: false, killedAt: KILLED_AT }, { root }))),
    ...(size.naiveChains === 0 ? [] : [timed('naive kills', async () => void (naiveKills = await runTask('kills', { seed: fromSeed, chains: size.naiveChains, lives: NAIVE_LIVES, isNaive: true, spoils: NAIVE_SPOILS }, { root })))]),
    timed('keychain', async () => void (keychain = await runTask('keychain', size.keychain, { root }))),
  ]
  const working = [
    timed('kept seeds', simulate({ stories: keptSeeds().map(({ story }) => story), isNaive: false }, sims)),
    timed('tests', async () => void (tests = await runTests({ root, files: TESTS, named: size.everyTest ? '' : COUNTING, env: { TRIBUTARY_FAULT_CASES: String(size.faultCases), TRIBUTARY_TORN_LOGS: String(size.tornLogs), TRIBUTARY_FULL_DISKS: String(size.fullDisks), SYNC_RUNS: String(size.syncRuns) } }))),
    timed('window', async () => void (window = await runTests({ root, ...WINDOW_TESTS, env: { TRIBUTARY_G5_RUNS: String(size.windowRuns) } }))),
    timed('naive seeds', simulate({ from: fromSeed, to: fromSeed + size.naiveSeeds, syncEvery: size.syncEvery, isNaive: true }, naives)),
    ...slices.map(from => timed(`seeds from ${from}`, simulate({ from, to: Math.min(from + size.slice, fromSeed + size.seeds), syncEvery: size.syncEvery, isNaive: false }, sims))),
  ]
  // Where milliseconds are counted, nothing else runs.
  if (size.everyTest) await pool(waiting.splice(-1), 1)
  await Promise.all([pool(waiting, 1), pool(working, atOnce)])
  if (keychain === null) throw new Error('the keychain was not looked at')
  return { sim: inAll(sims), naive: inAll(naives), kills, naiveKills, tests, window, keychain }
}

function inAll(runs: readonly ManyRun[]): ManyRun {
  const died: Record<string, number> = {}
  for (const [point, times] of runs.flatMap(run => Object.entries(run.died))) died[point] = (died[point] ?? 0) + times
  const sum = (of: (run: ManyRun) => number) => runs.reduce((all, run) => all + of(run), 0)
  return {
    seeds: sum(run => run.seeds), withSync: sum(run => run.withSync), calls: sum(run => run.calls), stops: sum(run => run.stops), bugs: sum(run => run.bugs), died,
    mishaps: runs.map(run => run.mishaps).reduce(mishapsTogether, NO_MISHAPS),
    verdict: runs.map(run => run.verdict).reduce(together, NO_VERDICT), bad: runs.flatMap(run => run.bad),
  }
}
