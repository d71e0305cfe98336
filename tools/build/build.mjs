import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'

/** Each part of out/: what builds it, and the file without which it is none. */
const PARTS = [
  { name: 'main', config: 'vite.main.config.ts', proof: 'main.js' },
  { name: 'preload', config: 'vite.preload.config.ts', proof: 'preload.cjs' },
  { name: 'renderer', config: 'vite.renderer.config.ts', proof: 'index.html' },
]
const SOURCES = [
  'app', 'main', 'preload', 'renderer', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json',
  ...PARTS.map(({ config }) => config),
]
const OUT = join(root, 'out')

/**
 * Builds main, preload and page into out/, unless they were built from exactly these files. Each part is built beside the one
 * that stands, and takes its place when all are whole: an app that is being started meanwhile does not find an empty folder.
 */
export async function ensureBuilt() {
  const wanted = fingerprint()
  if (isBuilt(OUT, wanted)) return
  say('building')
  rmSync(stampIn(OUT), { force: true })
  for (const { name, config } of PARTS) {
    await build({ configFile: join(root, config), logLevel: 'error', build: { outDir: nextOf(OUT, name), emptyOutDir: true } })
  }
  takeOver(OUT)
  writeFileSync(stampIn(OUT), wanted)
}

/**
 * Whether a folder holds every part, built from files of this fingerprint.
 * @param {string} out @param {string} wanted
 */
export function isBuilt(out, wanted) {
  const stamp = stampIn(out)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && PARTS.every(({ name, proof }) => existsSync(join(out, name, proof)))
}

/**
 * Puts what was built beside the standing parts into their place.
 * @param {string} out
 * @throws when a part is not whole; then nothing was moved
 */
export function takeOver(out) {
  for (const { name, proof } of PARTS) {
    if (!existsSync(join(nextOf(out, name), proof))) throw new Error(`the build of ${name} has no ${proof}`)
  }
  for (const { name } of PARTS) {
    const standing = join(out, name)
    const before = `${standing}.before`
    rmSync(before, { recursive: true, force: true })
    if (existsSync(standing)) renameSync(standing, before)
    renameSync(nextOf(out, name), standing)
    rmSync(before, { recursive: true, force: true })
  }
}

/** Beside it and as deep, so that the paths in source maps stay true. @param {string} out @param {string} name */
const nextOf = (out, name) => join(out, `${name}.next`)

/** @param {string} out */
const stampIn = out => join(out, 'built-from')

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
