import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'
import { say } from './say.mjs'

/** What running and testing need from the system: a package, and the file that shows that it is there. */
const WANTED = [
  { name: 'chromium', command: 'chromium' },
  { name: 'xvfb', command: 'Xvfb' },
  { name: 'xauth', command: 'xauth' },
  { name: 'dbus', command: 'dbus-run-session' },
  { name: 'gnome-keyring', command: 'gnome-keyring-daemon' },
  { name: 'libsecret-tools', command: 'secret-tool' },
  { name: 'libglib2.0-bin', command: 'gdbus' },
  { name: 'fonts-noto-color-emoji', folder: '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf' },
  { name: 'fonts-noto-cjk', folder: '/usr/share/fonts/opentype/noto' },
  { name: 'fonts-noto-core', folder: '/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf' },
  { name: 'fonts-liberation', folder: '/usr/share/fonts/truetype/liberation' },
]

/** On Debian as root: installs what is missing. Elsewhere: prints the one command that would. */
export async function ensureDebianPackages() {
  if (process.platform !== 'linux') return
  const missing = WANTED.filter(({ command, folder }) => !(folder === undefined ? isOnPath(command) : existsSync(folder))).map(({ name }) => name)
  if (missing.length === 0) return
  const isDebian = existsSync('/etc/debian_version') && isOnPath('apt-get')
  const isRoot = process.getuid?.() === 0
  const install = ['install', '-y', '--no-install-recommends', ...missing]
  if (!isDebian || !isRoot) {
    say(`missing from the system: ${missing.join(' ')}${isDebian ? `; install with: sudo apt-get ${install.join(' ')}` : ''}`)
    return
  }
  say(`installing from Debian: ${missing.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { env, quiet: true }
  if ((await run('apt-get', [...install, '-qq'], quiet)) === 0) return
  await run('apt-get', ['update', '-qq'], quiet)
  if ((await run('apt-get', [...install, '-qq'], { env })) !== 0) say('apt-get failed: see the lines above')
}

/** @param {string | undefined} command */
function isOnPath(command) {
  if (command === undefined) return false
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin']
  return folders.some(folder => existsSync(join(folder, command)))
}
