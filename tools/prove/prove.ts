import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { keepSeed, keptSeeds } from '#tools/prove/sim/kept-seeds.ts'
import { storyOf } from '#tools/prove/sim/story.ts'
import { findOut } from './find-out.ts'
import { printed } from './line.ts'
import { linesOf } from './lines.ts'
import { runNode } from './run-task.ts'
import { FULL, FULL_BOUNDS, QUICK, QUICK_BOUNDS } from './sizes.ts'

// npm run prove                 a slice of a night, about an hour: a million seeds, a thousand kills
// npm run prove -- --quick      a taste, within a minute
// npm run prove -- --from=N     from this seed on: the next slice
// SEED=n npm run prove          one seed again, with its story and its history

const root = join(import.meta.dirname, '..', '..')
const args = process.argv.slice(2)
const say = (what: string) => void process.stderr.write(`prove: ${what}\n`)
const seed = process.env['SEED']

if (seed !== undefined) {
  const { code, output } = await runNode(['--no-warnings', join(root, 'tools', 'prove', 'tasks', 'replay.ts'), seed, String(sizeNow().syncEvery)], { root })
  process.stdout.write(output)
  process.exit(code ?? 1)
}

const size = sizeNow()
const fromSeed = Number(args.find(arg => arg.startsWith('--from='))?.slice('--from='.length) ?? 1)
const startedAt = performance.now()
const found = await findOut({ root, size, fromSeed, atOnce: availableParallelism(), say })
const known = new Set(keptSeeds().map(kept => kept.seed))
for (const { seed: bad, found: wrong } of found.sim.bad) {
  const file = known.has(bad) ? `${bad}.json, as before` : keepSeed({ seed: bad, found: wrong, story: storyOf(bad, size.syncEvery) })
  say(`seed ${bad}: ${wrong}; kept as tools/prove/seeds/${file}`)
}
for (const broken of found.kills.broken) say(`kills: ${broken}`)
const lines = linesOf(found, size === QUICK ? QUICK_BOUNDS : FULL_BOUNDS)
for (const line of lines) process.stdout.write(`${printed(line)}\n`)
say(`${size === QUICK ? 'quick' : 'full'}, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s: ${lines.every(({ ok }) => ok) ? 'good' : 'FAILED'}`)
process.exit(lines.every(({ ok }) => ok) ? 0 : 1)

function sizeNow() {
  return args.includes('--quick') ? QUICK : FULL
}
