import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AppInfo } from '#app/contract/app.ts'
import type { Change } from '#app/contract/change.ts'
import { offersFrom, type Environment } from '#main/accounts/environment.ts'
import type { Clock } from '#main/clock/clock.ts'
import { startDemo, type Demo } from '#main/demo/demo.ts'
import { createHandlers } from '#main/ipc/create-handlers.ts'
import type { Handlers } from '#main/ipc/handlers.ts'
import type { Log } from '#main/log/log.ts'
import { anywhereSafe, loopbackOnly } from '#main/providers/http/reach.ts'
import { providers } from '#main/providers/registry.ts'
import type { SettingsBook } from '#main/settings/settings.ts'
import { inspectLink } from '#main/shell/link-gate.ts'
import { openExternal } from '#main/shell/open-external.ts'
import type { AppFacts } from '#main/shell/shell.ts'
import { openHouse, type House } from './house.ts'

export type EstateNeeds = Readonly<{
  facts: AppFacts
  settings: SettingsBook
  log: Log
  clock: Clock
  random: () => number
  environment: Environment
  keyringWorker: URL
  tell: (changes: readonly Change[]) => void
  onPreferences: () => void
}>

/** Simulators on this machine bear more than a service: the lists of the demo fill in seconds. */
const DEMO_PACE = { perSecond: 60, burst: 60, reserve: 6 } as const

type Which = 'own' | 'demo'
type Lived = Readonly<{ which: Which; house: House; demo: Demo | null; handlers: Handlers }>

/** The person's own house and the demo's: one is lived in at a time, and moving leaves nothing behind. */
export function createEstate(needs: EstateNeeds) {
  let lived: Lived | null = null
  /** One move at a time, however often somebody presses the button. */
  let moving: Promise<void> = Promise.resolve()

  async function move(which: Which): Promise<void> {
    await leave()
    lived = which === 'demo' ? await openDemo() : await openOwn()
    needs.tell([{ kind: 'everything' }])
    await lived.house.start()
  }

  /** False when something is left that only the end of the process ends. */
  async function leave(): Promise<boolean> {
    const left = lived
    lived = null
    if (left === null) return true
    const isClean = await left.house.close()
    await left.demo?.close()
    return isClean
  }

  async function openOwn(): Promise<Lived> {
    const house = await openHouse({
      ...needs,
      folder: join(needs.facts.settingsFolder, 'store'),
      providers,
      reaches: anywhereSafe,
      vaultKind: needs.settings.read().vaultKind,
      rememberVault: vaultKind => void needs.settings.change({ vaultKind }),
    })
    return { which: 'own', house, demo: null, handlers: handlersOf(house, null) }
  }

  /** The demo begins anew each time, since its services do. Its house has a door to this very machine and to nothing else. */
  async function openDemo(): Promise<Lived> {
    const folder = join(needs.facts.settingsFolder, 'demo')
    rmSync(folder, { recursive: true, force: true })
    const demo = await startDemo({ clock: needs.clock })
    const house = await openHouse({
      ...needs,
      folder,
      providers,
      reaches: loopbackOnly,
      pace: DEMO_PACE,
      vaultKind: 'memory',
      rememberVault: () => {},
      environment: {},
    })
    for (const { providerId, credential, account } of demo.accounts)
      await house.book.add({ from: 'typed', providerId, fields: credential }, [account])
    return { which: 'demo', house, demo, handlers: handlersOf(house, demo) }
  }

  function handlersOf(house: House, demo: Demo | null): Handlers {
    const { facts, settings, clock } = needs
    return createHandlers({
      ...house,
      clock,
      settings,
      manifests: providers.map(({ manifest }) => manifest),
      offers: () => (demo === null ? offersFrom(needs.environment, providers.map(({ manifest }) => manifest)) : []),
      retry: house.restart,
      info: () => infoOf(facts, { isDemo: demo !== null, settingsSetAside: settings.setAside, cacheSetAside: house.store.cacheSetAside, outboxSetAside: house.store.outboxSetAside }),
      inspectLink,
      openLink: openExternal,
      enterDemo: () => enter('demo'),
      leaveDemo: () => enter('own'),
      demoFacts: demo === null ? null : demo.facts,
      onPreferences: needs.onPreferences,
    })
  }

  function enter(which: Which): Promise<void> {
    moving = moving.then(() => (lived?.which === which ? undefined : move(which)))
    return moving
  }

  return {
    enter,
    async close(): Promise<boolean> {
      await moving
      return leave()
    },
    checkNow: () => lived?.house.sync.checkNow(),
    setVisible: (isVisible: boolean) => lived?.house.sync.setVisible(isVisible),
    /** Of the house that is lived in; in the moment of moving, of the next; null when the app is leaving. @throws when no house could be opened */
    async handlers(): Promise<Handlers | null> {
      if (lived === null) await moving
      return lived?.handlers ?? null
    },
  }
}

function infoOf({ version, locale }: AppFacts, rest: Pick<AppInfo, 'isDemo' | 'settingsSetAside' | 'cacheSetAside' | 'outboxSetAside'>): AppInfo {
  const known = (['darwin', 'linux', 'win32'] as const).find(name => name === process.platform)
  const host = 'chromiumHost' in process.versions ? 'chromium' : 'electron'
  return { version, locale, platform: known ?? 'other', host, ...rest }
}
