import type { HistoryVerdict } from '#main/outbox/testing/check-history.ts'
import { aMachine } from './a-machine.ts'
import { asItIs, naive } from './a-world.ts'
import { faultsOf, NO_VERDICT, together } from './faults-of.ts'
import { mishapsTogether, NO_MISHAPS, type MishapCounts } from './mishaps.ts'
import { runSeed } from './run-seed.ts'
import { storyOf, type SeedStory } from './story.ts'

export type Many = Readonly<{ stories: readonly SeedStory[] } | { from: number; to: number; syncEvery: number }> & Readonly<{ isNaive: boolean }>

/** What came of many seeds. `bad`: those that went wrong, a few of them. */
export type ManyRun = Readonly<{
  seeds: number
  withSync: number
  /** Of those with sync: calls that came to the services, and how often one said "stop". */
  calls: number
  stops: number
  mishaps: MishapCounts
  verdict: HistoryVerdict
  /** How often the app died, by point. */
  died: Readonly<Record<string, number>>
  /** How many of our own bugs were logged. */
  bugs: number
  bad: readonly Readonly<{ seed: number; found: string }>[]
}>

const MOST_BAD = 20

export async function runMany(many: Many): Promise<ManyRun> {
  const machine = aMachine()
  const strategy = many.isNaive ? naive : asItIs
  const died: Record<string, number> = {}
  const bad: { seed: number; found: string }[] = []
  let mishaps = NO_MISHAPS
  let [seeds, withSync, calls, stops, bugs, verdict] = [0, 0, 0, 0, 0, NO_VERDICT]
  for (const story of storiesOf(many)) {
    const run = await runSeed(story, machine, strategy)
    seeds += 1
    if (story.withSync) withSync += 1
    bugs += run.bugs.length
    calls += run.calls
    stops += run.stops
    mishaps = mishapsTogether(mishaps, run.mishaps)
    verdict = together(verdict, run.verdict)
    for (const point of run.died) died[point] = (died[point] ?? 0) + 1
    const found = [...faultsOf(run.verdict), ...run.bugs.slice(0, 1)].join(', ')
    if (found !== '' && bad.length < MOST_BAD) bad.push({ seed: story.seed, found })
  }
  return { seeds, withSync, calls, stops, mishaps, verdict, died, bugs, bad }
}

function* storiesOf(many: Many): Iterable<SeedStory> {
  if ('stories' in many) return yield* many.stories
  for (let seed = many.from; seed < many.to; seed += 1) yield storyOf(seed, many.syncEvery)
}
