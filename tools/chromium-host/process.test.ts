import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { aUserData, eventually, FIXTURE, HOST, hostEnv, launchFixture, takeYourTime } from './fixture/launch-fixture.ts'

takeYourTime()

const REPOSITORY = join(import.meta.dirname, '..', '..')

afterEach(() => vi.unstubAllEnvs())

/** The command lines of all processes that have this text in theirs. */
function processesWith(text: string): readonly string[] {
  return processesIn().map(commandLineOf).filter(line => line.includes(text))
}

function processesIn(): readonly string[] {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name))
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** The ports that this host, its Chromium and whatever they started listen on. */
function portsOf(host: number | undefined): readonly number[] {
  const pids = processesIn().filter(pid => pid === `${host}` || commandLineOf(pid).includes(profileOf(host)))
  const sockets = new Set(pids.flatMap(pid => readdirSync(`/proc/${pid}/fd`).map(fd => linkOf(`/proc/${pid}/fd/${fd}`))))
  const lines = ['tcp', 'tcp6'].flatMap(family => readFileSync(`/proc/net/${family}`, 'utf8').trim().split('\n').slice(1))
  return lines.flatMap(line => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/)
    return state === '0A' && sockets.has(`socket:[${inode}]`) ? [Number.parseInt(local.split(':').at(-1) ?? '', 16)] : []
  })
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

/** Whether somebody who finds this port could drive the window. */
async function isDevTools(port: number): Promise<boolean> {
  const answers = await Promise.all(['version', 'list'].map(what => fetch(`http://127.0.0.1:${port}/json/${what}`).then(({ ok }) => ok, () => false)))
  return answers.includes(true)
}

/** Starts the host without Playwright; whatever the test does, it does not stay. */
function start(args: readonly string[], command: readonly [string, ...string[]] = [HOST]): ChildProcess {
  const [file, ...before] = command
  const env = hostEnv({ ELECTRON_OVERRIDE_DIST_PATH: join(import.meta.dirname, 'bin') })
  const child = spawn(file, [...before, ...args], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** How Chromium's own command lines name the profile of this host. */
const profileOf = (pid: number | undefined): string => `tributary-chromium-host-${pid}-`

test('nobody but its own pipe can drive a window that no test drives', async () => {
  const userData = aUserData()
  const host = start([FIXTURE, `--user-data-dir=${userData}`])
  await untilOpen(host)
  const open = await Promise.all(portsOf(host.pid).map(isDevTools))
  // The server of its own scheme is there.
  expect(open).toEqual([false])
  host.kill('SIGTERM')
  await endOf(host)
  rmSync(userData, { recursive: true })
})

test('a window that a test drives has one port for it', async () => {
  await using fixture = await launchFixture()
  const { pid } = fixture.app.process()
  const found = await Promise.all(portsOf(pid).map(isDevTools))
  // Chromium for the page, and Node for main.
  expect(found.filter(Boolean)).toHaveLength(2)
})

test('a second start hands its arguments to the first, and ends', async () => {
  await using fixture = await launchFixture()
  const second = start([FIXTURE, `--user-data-dir=${fixture.userData}`, '--late=1'])
  expect(await endOf(second)).toBe(0)
  const arrived = await fixture.app.evaluate(() => seen.lateArgv)
  expect(arrived).toEqual([expect.arrayContaining(['--late=1'])])
})

test('the lock of a host that was killed can be taken again', async () => {
  const userData = aUserData()
  const args = [FIXTURE, `--user-data-dir=${userData}`]
  const first = start(args)
  await untilOpen(first)
  first.kill('SIGKILL')
  await endOf(first)
  const second = start(args)
  await untilOpen(second)
  second.kill('SIGTERM')
  expect(await endOf(second)).toBe(0)
  rmSync(userData, { recursive: true })
})

test('killing the host leaves no Chromium behind', async () => {
  const fixture = await launchFixture()
  const host = fixture.app.process()
  const profile = profileOf(host.pid)
  expect(processesWith(profile).length).toBeGreaterThan(1)
  host.kill('SIGKILL')
  await eventually(() => processesWith(profile)).toEqual([])
  rmSync(fixture.userData, { recursive: true, force: true })
})

test('asked to end, it takes Chromium and its profile along', async () => {
  const userData = aUserData()
  const host = start([FIXTURE, `--user-data-dir=${userData}`])
  await untilOpen(host)
  host.kill('SIGTERM')
  expect(await endOf(host)).toBe(0)
  expect(processesWith(profileOf(host.pid))).toEqual([])
  expect(readdirSync(tmpdir()).filter(name => name.startsWith(profileOf(host.pid)))).toEqual([])
  rmSync(userData, { recursive: true })
})

test('the official electron package starts the host in Electron’s place', async () => {
  const userData = aUserData()
  const cli = join(REPOSITORY, 'node_modules', 'electron', 'cli.js')
  const child = start([FIXTURE, `--user-data-dir=${userData}`], [process.execPath, cli])
  await untilOpen(child)
  child.kill('SIGTERM')
  expect(await endOf(child)).toBe(0)
  rmSync(userData, { recursive: true })
})

test('Playwright finds the host through the official package, without being told of it', async () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(import.meta.dirname, 'bin'))
  await using fixture = await launchFixture({})
  expect(await fixture.page.title()).toBe('Fixture page')
})

test('a main file that throws ends the host with an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-test-app-'))
  writeFileSync(join(folder, 'package.json'), '{ "main": "main.cjs" }')
  writeFileSync(join(folder, 'main.cjs'), "require('electron').app.getName(); throw new Error('main broke')")
  const child = start([folder])
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  expect(await endOf(child)).toBe(1)
  expect(said).toContain('main broke')
  rmSync(folder, { recursive: true })
})

function untilOpen(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.includes('the fixture is open')) resolve()
    })
    child.once('exit', code => reject(new Error(`the host ended with ${code}: ${said}`)))
  })
}
