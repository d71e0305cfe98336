// What reliability promises, counted: one line of JSON on stdout for each guarantee. See docs/guarantees.md.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { exitCodeOf } from '../setup/end-of.mjs'
import { root } from '../setup/paths.mjs'

const script = process.argv.includes('--mutants') ? 'mutants.ts' : 'prove.ts'
const child = spawn(process.execPath, ['--no-warnings', join(root, 'tools', 'prove', script), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)))
