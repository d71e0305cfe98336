import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'

/**
 * `npm ci`, when the lockfile is not the one that was installed last.
 * @param {string} node the executable to run npm's scripts with
 */
export async function ensurePackages(node) {
  const stamp = join(root, 'node_modules', '.installed-lockfile')
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('installing packages (npm ci)')
  const code = await run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: root,
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}`, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
  })
  if (code !== 0) {
    say('npm ci failed: see the lines above')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
