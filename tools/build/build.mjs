import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'

const SOURCES = ['app', 'main', 'preload', 'renderer', 'package.json', 'package-lock.json', 'vite.main.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts']
const CONFIGS = ['vite.main.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts']

/** Builds main, preload and page into out/, unless they were built from exactly these files. */
export async function ensureBuilt() {
  const stamp = join(root, 'out', 'built-from')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('building')
  for (const config of CONFIGS) await build({ configFile: join(root, config), logLevel: 'error' })
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, wanted)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES) for (const file of filesBelow(join(root, source))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !entry.name.includes('.test.'))
    .flatMap(entry => filesBelow(join(path, entry.name)))
    .toSorted()
}
