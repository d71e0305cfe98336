import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { aBrokenCopy } from '#tools/prove/mutants/broken-copy.ts'
import { lookForHarm, type Look } from '#tools/prove/mutants/look-for-harm.ts'
import { MUTANTS, type Mutant } from '#tools/prove/mutants/mutant-list.ts'
import { pool } from './pool.ts'

// npm run prove -- --mutants: breaks the product on purpose, one place at a time; each breakage has to do harm that a line counts,
// else the zeros of the others prove nothing. The product as it is has to do none by the same means. What does not compile, or never ends, was not
// discovered by a guarantee.

const root = join(import.meta.dirname, '..', '..')
const only = process.argv.find(arg => arg.startsWith('--only='))?.slice('--only='.length) ?? ''
const say = (what: object) => void process.stdout.write(`${JSON.stringify(what)}\n`)
const wanted = MUTANTS.filter(({ name }) => name.includes(only))
let [undiscovered, badWhileWhole] = [0, 0]

async function lookAt(mutant: Mutant | null, by: Mutant['by']): Promise<Look> {
  const copy = aBrokenCopy(root, mutant)
  try {
    return await lookForHarm(copy.root, by)
  } finally {
    copy.close()
  }
}

const wholes = new Map(wanted.map(({ by }) => [JSON.stringify(by), by]))
const works = [...wholes.values()].map(by => async () => {
  const look = await lookAt(null, by)
  const ok = look.trouble === null && look.harm.length + look.failed.length === 0
  if (!ok) badWhileWhole += 1
  say({ whole: by, ok, ...(ok ? {} : look) })
})
const breakages = wanted.map(mutant => async () => {
  const { harm, trouble } = await lookAt(mutant, mutant.by)
  const ok = trouble === null && harm.length > 0
  if (!ok) undiscovered += 1
  say({ mutant: mutant.name, ok, ...(trouble === null ? {} : { trouble }), harm: [...new Set(harm)] })
})
await pool([...works, ...breakages], availableParallelism())
say({ mutants: wanted.length, discovered: wanted.length - undiscovered, undiscovered, badWhileWhole })
process.exit(undiscovered + badWhileWhole === 0 ? 0 : 1)
