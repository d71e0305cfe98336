import { NO_VERDICT, together } from '#tools/prove/sim/faults-of.ts'
import { bundleLife } from '#tools/prove/kills/bundle-life.ts'
import { runChain, type Chain } from '#tools/prove/kills/run-chain.ts'
import { pool } from '#tools/prove/pool.ts'

// A process of its own that kills others: a few chains at the same time, which live in real time and wait a lot.

const AT_ONCE = 4

/** On a busy machine a life may be over before it comes to its point: then so many more chains try. */
const MOST_MORE_CHAINS = 3
const LIVES_FOR_EACH = 3

type Asked = Readonly<{ seed: number; chains: number; lives: number; isNaive: boolean; spoils?: number; killedAt?: readonly string[] }>
const { seed, chains, killedAt = [], ...asked }: Asked = JSON.parse(process.argv[2] ?? '{}')
const scripts = await bundleLife()
const runs: Chain[] = []
await pool(Array.from({ length: chains }, (_, nth) => async () => void runs.push(await runChain({ scripts, seed: seed + nth, ...asked }))), AT_ONCE)
for (let more = 1; more <= MOST_MORE_CHAINS && missed().length > 0; more += 1) {
  runs.push(await runChain({ scripts, ...asked, seed: -seed - more, lives: 2 + missed().length * LIVES_FOR_EACH, wanted: missed() }))
}
const atPoints: Record<string, number> = {}
for (const point of runs.flatMap(run => run.atPoints)) atPoints[point] = (atPoints[point] ?? 0) + 1
process.stdout.write(`${JSON.stringify({
  kills: runs.reduce((sum, run) => sum + run.kills, 0),
  spoiled: runs.reduce((sum, run) => sum + run.spoiled, 0),
  files: runs.reduce((sum, run) => sum + run.files, 0),
  atPoints,
  verdict: runs.map(run => run.verdict).reduce(together, NO_VERDICT),
  broken: runs.flatMap(run => run.broken),
})}\n`)

function missed(): readonly string[] {
  return killedAt.filter(point => !runs.some(run => run.atPoints.includes(point)))
}
