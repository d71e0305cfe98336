import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

const TOOLS = ['dbus-run-session', 'gnome-keyring-daemon', 'gdbus', 'secret-tool']
const SECRETS = 'org.freedesktop.secrets'
const RING_PASSWORD = 'only for tests'
const READY_WITHIN_MS = 10_000

/** What `startSecretService` needs and this machine lacks; empty where it can run. */
export function missingSecretServiceTools(): readonly string[] {
  if (process.platform !== 'linux') return ['Linux']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return TOOLS.filter(tool => !folders.some(folder => isExecutable(join(folder, tool))))
}

/** A private message bus and a real gnome-keyring in a home that is thrown away. Never the person's own keyring. */
export type SecretService = Readonly<{
  /**
   * The whole environment for a child process that shall see this keyring. It must be a child: libdbus keeps the first
   * bus address that a process used.
   */
  env: Readonly<Record<string, string>>
  /** The file that holds the default keyring. */
  ringPath: string
  lock(): Promise<void>
  /** Starts the daemon, in place of one that runs, with the keyring unlocked; makes the keyring when there is none. */
  startUnlocked(): Promise<void>
  /** SIGSTOP makes it hang, SIGCONT lets it go on. */
  signalDaemon(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** Ends it. The bus starts a locked one by itself for whoever asks next. */
  killDaemon(): Promise<void>
  /** The secret of one entry as `secret-tool` sees it: an independent look. */
  lookUp(service: string, entry: string): Promise<string | null>
  /** Puts an entry in behind our back. */
  plant(service: string, entry: string, text: string): Promise<void>
  /** Takes an entry out behind our back. */
  clear(service: string, entry: string): Promise<void>
  /** The names of all entries, sorted, as `secret-tool` sees them. */
  entriesOf(service: string): Promise<readonly string[]>
  close(): Promise<void>
}>

/** @param startsDaemon false: a bus without any keyring, where the first question starts a daemon that has none. */
export async function startSecretService(startsDaemon = true): Promise<SecretService> {
  const home = await mkdtemp(join(tmpdir(), 'tributary-keyring-'))
  const dataHome = join(home, '.local/share')
  const runtime = join(home, 'run')
  await mkdir(runtime, { mode: 0o700 })
  await mkdir(join(dataHome, 'keyrings'), { recursive: true, mode: 0o700 })
  const homeEnv = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_DATA_HOME: dataHome,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_RUNTIME_DIR: runtime,
  }
  const bus = await startBus(homeEnv)
  const env = { ...homeEnv, DBUS_SESSION_BUS_ADDRESS: bus.address }
  const daemons: ChildProcess[] = []

  const call = async (to: Readonly<{ dest: string; path: string }>, method: string, argument: string) => {
    const words = ['call', '--session', '--dest', to.dest, '--object-path', to.path, '--method', method, argument]
    return (await run('gdbus', words, { env })).stdout
  }

  async function daemonPid(): Promise<number | null> {
    const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID'
    const told = await call({ dest: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }, method, SECRETS).catch(() => '')
    const pid = /uint32 (\d+)/.exec(told)?.[1]
    return pid === undefined ? null : Number(pid)
  }

  async function startUnlocked(): Promise<void> {
    const words = ['--foreground', '--replace', '--unlock', '--components=secrets']
    const daemon = spawn('gnome-keyring-daemon', words, { env, stdio: ['pipe', 'ignore', 'ignore'] })
    daemons.push(daemon)
    daemon.stdin.end(RING_PASSWORD)
    await until('the keyring daemon answers', async () => (await daemonPid()) === daemon.pid)
  }

  async function killDaemon(): Promise<void> {
    const pid = await daemonPid()
    if (pid === null) return
    process.kill(pid, 'SIGKILL')
    await until('the keyring daemon is gone', async () => (await daemonPid()) !== pid)
  }

  if (startsDaemon) await startUnlocked()

  return {
    env,
    ringPath: join(dataHome, 'keyrings/login.keyring'),
    lock: async () => {
      const ring = "['/org/freedesktop/secrets/collection/login']"
      await call({ dest: SECRETS, path: '/org/freedesktop/secrets' }, 'org.freedesktop.Secret.Service.Lock', ring)
    },
    startUnlocked,
    signalDaemon: async signal => {
      const pid = await daemonPid()
      if (pid !== null) process.kill(pid, signal)
    },
    killDaemon,
    lookUp: (service, entry) =>
      run('secret-tool', ['lookup', ...naming(service, entry)], { env }).then(({ stdout }) => stdout, () => null),
    plant: async (service, entry, text) => {
      const storing = run('secret-tool', ['store', '--label=planted', ...naming(service, entry)], { env })
      storing.child.stdin?.end(text)
      await storing
    },
    clear: async (service, entry) => {
      await run('secret-tool', ['clear', ...naming(service, entry)], { env })
    },
    entriesOf: async service => {
      // It writes the attributes to stderr and ends with 1 when there are none.
      const words = ['search', '--all', 'service', service]
      const told = await run('secret-tool', words, { env }).catch(() => ({ stdout: '', stderr: '' }))
      return [...`${told.stdout}\n${told.stderr}`.matchAll(/^attribute\.username = (.*)$/gm)].map(([, name]) => name ?? '').toSorted()
    },
    close: async () => {
      await killDaemon()
      for (const daemon of daemons) daemon.kill('SIGKILL')
      await bus.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

const naming = (service: string, entry: string) => ['service', service, 'username', entry]

/** The bus ends when its standard input does, and so with this process, however that ends. */
async function startBus(env: Readonly<Record<string, string>>) {
  const script = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'
  const bus = spawn('dbus-run-session', ['--', 'sh', '-c', script], { env, stdio: ['pipe', 'pipe', 'ignore'] })
  const [line]: unknown[] = await once(bus.stdout, 'data')
  return {
    address: String(line).trim(),
    close: async () => {
      const gone = once(bus, 'exit')
      bus.stdin.end()
      await gone
    },
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited ${READY_WITHIN_MS} ms in vain until ${what}`)
    await pause(20)
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
