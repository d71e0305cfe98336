import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'

const NEEDED = '22.18'
const PINNED = '24.21.0'

/**
 * The Node that everything else runs on: this one when it runs TypeScript, else a pinned one from npm in the cache folder.
 * @returns {Promise<string>} path of the executable
 */
export async function ensureNode() {
  if (isGoodEnough(process.features)) return process.execPath
  const packageName = nodePackage()
  const folder = join(cache, `node-${PINNED}`)
  const node = join(folder, 'node_modules', packageName, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return node
  say(`Node ${process.versions.node} cannot run TypeScript as it stands: fetching Node ${PINNED} from npm`)
  const code = await run('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--loglevel=error', `${packageName}@${PINNED}`])
  if (code === 0 && existsSync(node)) return node
  say(`could not fetch Node ${PINNED}; install Node ${NEEDED} or newer and try again`)
  return process.exit(1)
}

/**
 * Node 22.18, 23.6 and newer run TypeScript, which the Chromium host is written in; numbers between them do not say it.
 * @param {Readonly<{ typescript?: unknown }>} features
 */
export function isGoodEnough(features) {
  return Boolean(features.typescript)
}

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  return `node-${platform}-${process.arch}`
}
