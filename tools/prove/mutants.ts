import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { aBrokenCopy } from '#tools/prove/mutants/broken-copy.ts'
import { lookForRed } from '#tools/prove/mutants/look-for-red.ts'
import { MUTANTS, type Mutant } from '#tools/prove/mutants/mutant-list.ts'
import { pool } from './pool.ts'

// npm run prove -- --mutants: breaks the product on purpose, one place at a time; each breakage has to turn a line red, else
// the zeros of the others prove nothing. The product as it is has to stay green by the same means.

const root = join(import.meta.dirname, '..', '..')
const only = process.argv.find(arg => arg.startsWith('--only='))?.slice('--only='.length) ?? ''
const say = (what: object) => void process.stdout.write(`${JSON.stringify(what)}\n`)
const wanted = MUTANTS.filter(({ name }) => name.includes(only))
let [undiscovered, redWhileWhole] = [0, 0]

async function redOf(mutant: Mutant | null, by: Mutant['by']) {
  const copy = aBrokenCopy(root, mutant)
  try {
    return await lookForRed(copy.root, by)
  } finally {
    copy.close()
  }
}

const wholes = new Map(wanted.map(({ by }) => [JSON.stringify(by), by]))
const works = [...wholes.values()].map(by => async () => {
  const red = await redOf(null, by)
  if (red.length > 0) redWhileWhole += 1
  say({ whole: by, ok: red.length === 0, ...(red.length === 0 ? {} : { red }) })
})
const breakages = wanted.map(mutant => async () => {
  const red = await redOf(mutant, mutant.by)
  if (red.length === 0) undiscovered += 1
  say({ mutant: mutant.name, ok: red.length > 0, red: [...new Set(red.map(({ guarantee }) => guarantee))], wrong: red.flatMap(({ wrong }) => wrong) })
})
await pool([...works, ...breakages], availableParallelism())
say({ mutants: wanted.length, discovered: wanted.length - undiscovered, undiscovered, redWhileWhole })
process.exit(undiscovered + redWhileWhole === 0 ? 0 : 1)
