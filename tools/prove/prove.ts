import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { keepSeed, keptSeeds } from '#tools/prove/sim/kept-seeds.ts'
import { storyOf } from '#tools/prove/sim/story.ts'
import { findOut } from './find-out.ts'
import { printed } from './line.ts'
import { linesOf } from './lines.ts'
import { runNode } from './run-task.ts'
import { FULL, FULL_BOUNDS, QUICK, QUICK_BOUNDS } from './sizes.ts'

// npm run prove                 a slice of a night: a quarter of a million seeds, five hundred kills
// npm run prove -- --slices=40  a night: one slice after the other
// npm run prove -- --from=N     from this seed on
// npm run prove -- --quick      a taste, within a minute
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
const [from, slices] = [numberOf('from'), numberOf('slices')]
let isGood = true
for (let nth = 0; nth < slices; nth += 1) isGood = (await proveFrom(from + nth * size.seeds)) && isGood
process.exit(isGood ? 0 : 1)

async function proveFrom(fromSeed: number): Promise<boolean> {
  const startedAt = performance.now()
  const found = await findOut({ root, size, fromSeed, atOnce: availableParallelism(), say })
  const known = new Set(keptSeeds().map(kept => kept.seed))
  for (const { seed: bad, found: wrong } of found.sim.bad) {
    const file = known.has(bad) ? `${bad}.json, as before` : keepSeed({ seed: bad, found: wrong, story: storyOf(bad, size.syncEvery) })
    say(`seed ${bad}: ${wrong}; kept as tools/prove/seeds/${file}`)
  }
  for (const broken of found.kills.broken) say(`kills: ${broken}`)
  const lines = linesOf(found, size === QUICK ? QUICK_BOUNDS : FULL_BOUNDS)
  if (found.tests.of('G6')['fullDisks'] === undefined) say('G6: no disk was filled, since nobody may mount a small one here')
  if (found.keychain.missing.length > 0) say(`G16 was NOT looked at: there is no ${found.keychain.missing.join(', ')}`)
  for (const line of lines) process.stdout.write(`${printed(line)}\n`)
  const isAllGood = lines.every(({ ok }) => ok)
  say(`${size === QUICK ? 'quick' : `slice from ${fromSeed}`}, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s: ${isAllGood ? 'good' : 'FAILED'}`)
  return isAllGood
}

function numberOf(option: 'from' | 'slices'): number {
  return Number(args.find(arg => arg.startsWith(`--${option}=`))?.slice(`--${option}=`.length) ?? 1)
}

function sizeNow() {
  return args.includes('--quick') ? QUICK : FULL
}
