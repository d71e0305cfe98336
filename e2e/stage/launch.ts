import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { z } from 'zod'
import { contract, type Bridge, type Input, type Name, type Output } from '#app/contract/index.ts'
import type { Account } from '#app/domain/account.ts'
import { providerId } from '#app/domain/provider-id.ts'
import type { Connection } from './connection.ts'
import { watchPage } from './watch-page.ts'

declare global {
  // Declaration merging wants an interface.
  interface Window {
    readonly inbox: Bridge
  }
}

const ROOT = join(import.meta.dirname, '..', '..')
/** The folder whose out/ holds the built app. */
const APP = process.env['TRIBUTARY_APP'] ?? ROOT
const EXECUTABLE = process.env['TRIBUTARY_EXECUTABLE'] ?? join(ROOT, 'tools', 'chromium-host', 'bin', 'electron')
const HOST_ARGS = z.array(z.string()).parse(JSON.parse(process.env['TRIBUTARY_HOST_ARGS'] ?? '[]'))
const LEAVE_WITHIN_MS = 10_000

export type Launch = Readonly<{
  /** Opens on the demo instead of the person's own accounts. */
  demo?: boolean
  /** Of an earlier start; a new one where left out. */
  folder?: string
  /** Instead of a session without any keychain. */
  env?: Readonly<Record<string, string>>
}>

/** The running app, as a test holds it. */
export type Tributary = Readonly<{
  app: ElectronApplication
  page: Page
  /** Where it keeps everything; hand it to the next start. */
  folder: string
  /** Over the window's own bridge: for what a story needs and does not tell. @throws what main answered, when that is a failure */
  call: <N extends Name>(name: N, input: Input<N>) => Promise<Output<N>>
  addAccount: (connection: Connection) => Promise<Account>
  /** What went wrong in the window or in main although nobody said so on the screen. */
  troubles: () => readonly string[]
  /** Takes back what was heard so far: the story has caused it on purpose. */
  forgiveTroubles: () => void
  stderr: () => string
  /** SIGKILL, as a crash or the end of the battery. */
  kill: () => Promise<void>
  close: () => Promise<void>
}>

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tributary-story-'))
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Starts the built app in folders that are thrown away, with no keychain and no proxy of the person who runs the tests. */
export async function launch({ demo = false, folder = newFolder(), env = {} }: Launch = {}): Promise<Tributary> {
  const app = await _electron.launch({
    executablePath: EXECUTABLE,
    args: [...HOST_ARGS, APP, ...(demo ? ['--demo'] : []), `--user-data-dir=${join(folder, 'data')}`],
    cwd: ROOT,
    env: { ...quietEnv(folder), ...env },
  })
  // Playwright forgets it when it has ended.
  const child = app.process()
  let stderr = ''
  child.stderr?.on('data', (text: Buffer) => (stderr += String(text)))
  const page = await app.firstWindow()
  const watched = watchPage(page)
  await page.waitForFunction(() => 'inbox' in window)

  const call = async <N extends Name>(name: N, input: Input<N>): Promise<Output<N>> => {
    const reply = await page.evaluate(([asked, given]) => window.inbox.call(asked, given), [name, input] as const)
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
    const parsed: unknown = contract[name].output.parse(reply.value)
    // The name decides the type, and its schema has just agreed.
    return parsed as Output<N>
  }

  const bugs = () => stderr.split('\n').filter(line => /"level":"bug"|call refused|Uncaught/.test(line))
  let forgiven = 0
  const troubles = () => [...watched.troubles(), ...bugs().slice(forgiven)]
  const gone = () => child.exitCode !== null || child.signalCode !== null

  return {
    app,
    page,
    folder,
    call,
    addAccount: async ({ providerId: provider, fields, account }) => {
      const source = { from: 'typed', providerId: providerId(provider), fields } as const
      const [added] = await call('accounts.add', { source, accounts: [account] })
      if (added === undefined) throw new Error('no account was added')
      return added
    },
    troubles,
    forgiveTroubles: () => {
      watched.forgive()
      forgiven = bugs().length
    },
    stderr: () => stderr,
    kill: async () => {
      if (gone()) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    close: async () => {
      if (gone()) return
      const overdue = setTimeout(() => child.kill('SIGKILL'), LEAVE_WITHIN_MS)
      await app.close().catch(() => undefined)
      clearTimeout(overdue)
    },
  }
}

/** The environment of whoever runs the tests, without credentials to offer and without his message bus. */
function quietEnv(folder: string): Record<string, string> {
  const foreign = /^(CRISP_|FRESHCHAT_|DBUS_|ELECTRON_|.*_PROXY$)/i
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || foreign.test(name) ? [] : [[name, value]]))
  const nowhere = join(folder, 'nowhere')
  return {
    ...Object.fromEntries(own),
    HOME: join(folder, 'home'),
    XDG_CONFIG_HOME: join(folder, 'home', '.config'),
    XDG_RUNTIME_DIR: nowhere,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${nowhere}`,
    TRIBUTARY_HEADLESS: '1',
    TRIBUTARY_NODE: process.execPath,
  }
}
