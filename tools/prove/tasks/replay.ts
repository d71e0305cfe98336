import { faultsOf } from '#tools/prove/sim/faults-of.ts'
import { aMachine } from '#tools/prove/sim/a-machine.ts'
import { keptSeeds, keepSeed } from '#tools/prove/sim/kept-seeds.ts'
import { runSeed } from '#tools/prove/sim/run-seed.ts'
import { storyOf } from '#tools/prove/sim/story.ts'

// Lives through one seed again and prints its story, its history and its verdict: SEED=n npm run prove

const [seed = 1, syncEvery = 10] = process.argv.slice(2).map(Number)
const story = keptSeeds().find(kept => kept.seed === seed)?.story ?? storyOf(seed, syncEvery)
const { history, verdict, died, bugs } = await runSeed(story, aMachine())
console.log(JSON.stringify(story, null, 2))
for (const line of history) console.log(JSON.stringify(line))
console.log(JSON.stringify({ seed, verdict, died, bugs, wrong: faultsOf(verdict) }))
if (process.env['KEEP'] === '1') console.log(`kept as tools/prove/seeds/${keepSeed({ seed, found: faultsOf(verdict).join(', '), story })}`)
