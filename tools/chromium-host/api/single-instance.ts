import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Newcomer = Readonly<{ argv: readonly string[]; cwd: string; data: unknown }>
export type InstanceLock = Readonly<{ release: () => void }>

/**
 * The lock of one user-data folder, across processes: a Unix socket that only one process can listen on.
 * @param self handed to the holder of the lock when we are not the first
 * @param onNewcomer called in the holder
 * @returns null when another instance holds it and has been told of us
 */
export function takeInstanceLock(userData: string, self: Newcomer, onNewcomer: (newcomer: Newcomer) => void): InstanceLock | null {
  const path = socketOf(userData)
  const listen = (): InstanceLock | null => {
    const server = createServer(socket => {
      let text = ''
      socket.setEncoding('utf8').on('data', (more: string) => (text += more))
      socket.on('end', () => onNewcomer(JSON.parse(text))).on('error', () => undefined)
    })
    // Binding happens at once, and only its error is told later: `listening` already knows who won.
    server.on('error', () => undefined).listen(path).unref()
    if (!server.listening) return null
    const release = (): void => void server.close()
    process.once('exit', release)
    return { release }
  }
  const lock = listen()
  if (lock !== null) return lock
  if (tellHolder(path, self)) return null
  rmSync(path, { force: true }) // its holder was killed and could not remove it
  return listen()
}

function socketOf(userData: string): string {
  const within = join(userData, 'chromium-host.lock')
  if (Buffer.byteLength(within) <= LONGEST_SOCKET_PATH) return within
  return join(tmpdir(), `tributary-lock-${createHash('sha256').update(userData).digest('hex').slice(0, 24)}`)
}

/** Linux allows 107 bytes, macOS 103. */
const LONGEST_SOCKET_PATH = 103

/** Electron's lock answers at once, a socket does not: a child process waits in our place. */
function tellHolder(path: string, self: Newcomer): boolean {
  const tell = 'const [path, text] = process.argv.slice(1); require("node:net").connect(path, function () { this.end(text) }).on("error", () => process.exit(1))'
  return spawnSync(process.execPath, ['-e', tell, path, JSON.stringify(self)], { timeout: 5000, env: {} }).status === 0
}
