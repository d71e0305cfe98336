// Makes sure that everything is there, then runs one of tools/commands under the right Node.
// Uses Node's own modules only and works from Node 18 up: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureDebianPackages } from './setup/debian.mjs'
import { exitCodeOf } from './setup/end-of.mjs'
import { ensureNode } from './setup/node.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { root } from './setup/paths.mjs'
import { say } from './setup/say.mjs'

const [command = '', ...args] = process.argv.slice(2)
const script = join(root, 'tools', 'commands', `${command}.mjs`)
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) {
  say(`there is no command "${command}" in tools/commands`)
  process.exit(2)
}

const node = await ensureNode()
await ensurePackages(node)
await ensureDebianPackages()

const child = spawn(node, [script, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}`, TRIBUTARY_NODE: node },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
child.on('error', error => {
  say(`could not start ${node}: ${error.message}`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)))
