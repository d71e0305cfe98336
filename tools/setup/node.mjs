import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'

const NEEDED = [22, 12]
const PINNED = '24.21.0'

/**
 * The Node that everything else runs on: this one when it is new enough, else a pinned one from npm in the cache folder.
 * @returns {Promise<string>} path of the executable
 */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const packageName = nodePackage()
  const folder = join(cache, `node-${PINNED}`)
  const node = join(folder, 'node_modules', packageName, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return node
  say(`Node ${process.versions.node} is older than ${NEEDED.join('.')}: fetching Node ${PINNED} from npm`)
  const code = await run('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--loglevel=error', `${packageName}@${PINNED}`])
  if (code === 0 && existsSync(node)) return node
  say(`could not fetch Node ${PINNED}; install Node ${NEEDED.join('.')} or newer and try again`)
  return process.exit(1)
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > (NEEDED[0] ?? 0) || (major === NEEDED[0] && minor >= (NEEDED[1] ?? 0))
}

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  return `node-${platform}-${process.arch}`
}
