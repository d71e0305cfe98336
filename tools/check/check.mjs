import { join } from 'node:path'
import { root } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'

const bin = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name)

/** Named one by one: with no folders oxlint would walk node_modules. */
const FOLDERS = ['app', 'main', 'preload', 'renderer', 'e2e', 'tools']

const STEPS = [
  { name: 'types', program: bin('tsc'), args: ['-b'] },
  { name: 'lint and rooms', program: bin('oxlint'), args: ['--type-aware', '--deny-warnings', ...FOLDERS] },
  { name: 'unused code', program: bin('knip'), args: ['--no-progress'] },
  { name: 'unit and contract tests', program: bin('vitest'), args: ['run', '--reporter=dot'] },
]

/** Runs every step, also after one has failed, and says which did. @returns {Promise<number>} an exit code */
export async function check() {
  /** @type {string[]} */
  const failed = []
  for (const { name, program, args } of STEPS) {
    const startedAt = performance.now()
    const code = await run(program, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } })
    say(`${name}: ${code === 0 ? 'good' : 'FAILED'} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
    if (code !== 0) failed.push(name)
  }
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}
