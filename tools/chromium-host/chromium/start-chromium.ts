import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { ignoreEnd } from '#tools/chromium-host/lifecycle.ts'
import { chromiumFlags, type ChromiumSetting } from './chromium-flags.ts'
import { openDevtoolsPipe, type DevtoolsPipe } from './devtools-pipe.ts'
import { findChromium } from './find-chromium.ts'

export type Chromium = DevtoolsPipe & Readonly<{
  /** Where a second client, such as Playwright, can connect; null unless driven: nobody else may. */
  endpoint: string | null
  /** As Chromium names itself: `Chrome/140.0.0.0`. */
  product: string
  onEnded: (listener: () => void) => void
  close: () => Promise<void>
}>

const PROFILE_PREFIX = 'tributary-chromium-host-'
const START_WITHIN_MS = 30_000
const CLOSE_WITHIN_MS = 3_000

/** Starts Chromium on a throwaway profile. It ends with us however we end: the pipe closes, and Chromium follows. */
export async function startChromium(setting: Omit<ChromiumSetting, 'profile' | 'asRoot'>): Promise<Chromium> {
  removeProfilesOfTheDead()
  const profile = mkdtempSync(join(tmpdir(), `${PROFILE_PREFIX}${process.pid}-`))
  const flags = chromiumFlags({ ...setting, profile, asRoot: process.getuid?.() === 0 })
  const child = spawn(findChromium(process.env), flags, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${join(import.meta.dirname, 'no-desktop')}${delimiter}${process.env.PATH ?? ''}`, BREAKPAD_DUMP_LOCATION: join(profile, 'crashes') },
  })
  const endAtOnce = (): void => {
    child.kill('SIGKILL')
    removeProfile(profile)
  }
  process.on('exit', endAtOnce)

  const pipe = openPipe(child)
  const { product, endpoint } = await started(child, pipe, setting.driven)
  return {
    ...pipe,
    endpoint,
    product,
    onEnded: listener => void child.once('exit', listener),
    close: async () => {
      const exited = child.exitCode === null ? new Promise(resolve => child.once('exit', resolve)) : Promise.resolve()
      pipe.browser.send('Browser.close', {}).catch(() => undefined)
      await Promise.race([exited, new Promise(resolve => setTimeout(resolve, CLOSE_WITHIN_MS))])
      endAtOnce()
    },
  }
}

function openPipe(child: ChildProcess): DevtoolsPipe {
  const [, , , toChromium, fromChromium] = child.stdio
  if (toChromium instanceof Writable && fromChromium instanceof Readable) return openDevtoolsPipe(toChromium, fromChromium)
  throw new Error('Chromium was started without its two pipes')
}

/** It runs when it answers over the pipe; one that is driven has to say where, too. */
function started(child: ChildProcess, pipe: DevtoolsPipe, driven: boolean): Promise<Pick<Chromium, 'product' | 'endpoint'>> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (why: string): void => reject(new Error(`Chromium ${why}\n${said.slice(-2000)}`))
    const timer = setTimeout(() => fail(`did not start within ${START_WITHIN_MS / 1000} s`), START_WITHIN_MS)
    const endpoint = new Promise<string>(told => {
      child.stderr?.on('data', (chunk: Buffer) => {
        if (said.length < 100_000) said += chunk.toString()
        const [, where] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
        if (where !== undefined) told(where)
      })
    })
    child.once('error', error => fail(error.message))
    child.once('exit', code => fail(`ended with ${code}`))
    const answers = Promise.all([pipe.browser.send('Browser.getVersion', {}), driven ? endpoint : null])
    // A pipe that broke is told by the end of the process, with what it said.
    answers.then(([{ product }, where]) => {
      clearTimeout(timer)
      resolve({ product, endpoint: where })
    }, ignoreEnd)
  })
}

function removeProfile(profile: string): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  } catch {
    // A child of Chromium may still be writing; the next start removes what is left.
  }
}

/** A host that was killed could not clean up after itself. */
function removeProfilesOfTheDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PROFILE_PREFIX) ? Number.parseInt(name.slice(PROFILE_PREFIX.length), 10) : Number.NaN
    if (pid > 0 && !isRunning(pid)) removeProfile(join(tmpdir(), name))
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
