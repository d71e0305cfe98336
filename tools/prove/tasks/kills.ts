import { NO_VERDICT, together } from '#tools/prove/sim/faults-of.ts'
import { bundleLife } from '#tools/prove/kills/bundle-life.ts'
import { runChain } from '#tools/prove/kills/run-chain.ts'

// A process of its own that kills others: so many chains at the same time, which live in real time and wait a lot.

type Asked = Readonly<{ seed: number; chains: number; lives: number; isNaive: boolean; spoils?: number }>
const { seed, chains, ...asked }: Asked = JSON.parse(process.argv[2] ?? '{}')
const scripts = await bundleLife()
const runs = await Promise.all(Array.from({ length: chains }, (_, nth) => runChain({ scripts, seed: seed + nth, ...asked })))
const atPoints: Record<string, number> = {}
for (const point of runs.flatMap(run => run.atPoints)) atPoints[point] = (atPoints[point] ?? 0) + 1
process.stdout.write(`${JSON.stringify({
  kills: runs.reduce((sum, run) => sum + run.kills, 0),
  spoiled: runs.reduce((sum, run) => sum + run.spoiled, 0),
  atPoints,
  verdict: runs.map(run => run.verdict).reduce(together, NO_VERDICT),
  broken: runs.flatMap(run => run.broken),
})}\n`)
