import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { hasDisplay } from '../run/display.mjs'
import { cache, root } from './paths.mjs'
import { run } from './run.mjs'
import { say } from './say.mjs'

const ASK_AGAIN_AFTER_MS = 7 * 24 * 60 * 60 * 1000

/**
 * The one place that decides what runs the window: Electron, where its download can be had, else the Chromium host.
 * TRIBUTARY_HOST=electron|chromium decides by hand.
 * @returns {Promise<{ name: 'electron' | 'chromium', executable: string, args: string[] }>} `args` go before the app's folder
 */
export async function chooseHost() {
  const forced = process.env.TRIBUTARY_HOST
  const electron = forced === 'chromium' ? null : await findElectron(forced === 'electron')
  if (electron !== null) {
    say('on Electron')
    return { name: 'electron', executable: withScreen(electron), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }
  }
  if (forced === 'electron') {
    say('Electron was asked for, and its download cannot be reached')
    process.exit(1)
  }
  say('on Chromium host (the download of Electron cannot be reached or was not asked for)')
  return { name: 'chromium', executable: join(root, 'tools', 'chromium-host', 'bin', 'electron'), args: [] }
}

/**
 * Electron does not start on Linux without a screen, even when it opens no window: there a script starts a virtual one first.
 * @param {string} electron
 * @param {boolean} [isScreenThere]
 */
export function withScreen(electron, isScreenThere = hasDisplay()) {
  return isScreenThere ? electron : join(root, 'tools', 'run', 'electron-under-xvfb.sh')
}

/** @param {boolean} isForced */
async function findElectron(isForced) {
  const folder = join(root, 'node_modules', 'electron')
  const here = () => electronIn(folder)
  if (here() !== null) return here()
  const notBefore = join(cache, 'electron-not-reached')
  const failedAt = existsSync(notBefore) ? Number(readFileSync(notBefore, 'utf8')) : 0
  if (!isForced && Date.now() - failedAt < ASK_AGAIN_AFTER_MS) return null
  say('trying to fetch Electron')
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '' }
  await run(process.execPath, [join(folder, installScript(folder))], { cwd: root, env, quiet: true, timeoutMs: 300_000 })
  if (here() === null) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(notBefore, String(Date.now()))
  }
  return here()
}

/** @param {string} folder @returns {string | null} */
function electronIn(folder) {
  const pathFile = join(folder, 'path.txt')
  const executable = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : join(folder, 'dist', 'electron')
  return existsSync(executable) ? executable : null
}

/** The package names its own installer under `bin`. @param {string} folder */
function installScript(folder) {
  const manifest = createRequire(import.meta.url)(join(folder, 'package.json'))
  return manifest.bin?.['install-electron'] ?? 'install.js'
}
