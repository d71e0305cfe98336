import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AppInfo } from '#app/contract/app.ts'
import type { Change } from '#app/contract/change.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import { offersFrom, type Environment } from '#main/accounts/environment.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Demo } from '#main/demo/demo.ts'
import type { AccountNeeds } from '#main/ipc/accounts.ts'
import { appHandlers, type AppNeeds } from '#main/ipc/app.ts'
import { createHandlers } from '#main/ipc/create-handlers.ts'
import type { Handlers } from '#main/ipc/handlers.ts'
import type { Log } from '#main/log/log.ts'
import { anywhereSafe, loopbackOnly } from '#main/providers/http/reach.ts'
import type { QuotaHint } from '#main/providers/provider.ts'
import { providers } from '#main/providers/registry.ts'
import type { SettingsBook } from '#main/settings/settings.ts'
import { openHouse, type House, type HouseNeeds } from './house.ts'

export type EstateNeeds = Readonly<{
  settingsFolder: string
  /** What the machine and the build tell of this app. */
  facts: Pick<AppInfo, 'version' | 'locale' | 'platform' | 'host'>
  settings: SettingsBook
  log: Log
  clock: Clock
  random: () => number
  environment: Environment
  keyringWorker: URL
  startDemo: (needs: Readonly<{ clock: Clock }>) => Promise<Demo>
  /** The shell's gate for links. */
  links: Pick<AppNeeds, 'inspectLink' | 'openLink'>
  /** The shell's door to a file of the person's choice. */
  saveFile: AccountNeeds['saveFile']
  tell: (changes: readonly Change[]) => void
  onPreferences: () => void
}>

/** Simulators on this machine bear more than a service: the lists of the demo fill in seconds. */
const DEMO_PACE: Omit<QuotaHint, 'perDay'> = { calls: 60, windowMs: SECOND_MS, mostCalls: 60 }

type Which = 'own' | 'demo'
type Opened = Readonly<{ house: House; demo: Demo | null }>
/** `failure`: why it could not be opened; then only what needs no house is answered. */
type Lived = Readonly<{ which: Which; handlers: Partial<Handlers> }> &
  (Readonly<{ house: House; demo: Demo | null; failure: null }> | Readonly<{ house: null; demo: null; failure: Failure }>)

/** The person's own house and the demo's: one is lived in at a time, and moving leaves nothing behind. */
export function createEstate(needs: EstateNeeds) {
  let lived: Lived | null = null
  /** One move at a time, however often somebody presses the button. Never rejects. */
  let moving: Promise<unknown> = Promise.resolve()

  /** A demo that does not open leads back home; a home that does not open is lived in as that. */
  async function move(which: Which): Promise<Result<null>> {
    await leave()
    const moved = await settle(which)
    if (!moved.ok) {
      const home = which === 'demo' ? await settle('own') : moved
      if (!home.ok) live(closedHouse(home.failure))
    }
    return moved
  }

  async function settle(which: Which): Promise<Result<null>> {
    const opened = await caught(which === 'demo' ? openDemo : openOwn)
    if (!opened.ok) return opened
    const { house, demo } = opened.value
    live({ which, house, demo, failure: null, handlers: handlersOf(house, demo) })
    const started = await caught(async () => ok(await house.start()))
    if (started.ok) return ok(null)
    await leave()
    return started
  }

  function live(next: Lived): void {
    lived = next
    needs.tell([{ kind: 'everything' }])
  }

  /** What nobody expected to go wrong in a house must not end the app: the person hears of it instead. */
  async function caught<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await work()
    } catch (error) {
      return fail({ kind: 'bug', reference: needs.log.bug('moving house', error) })
    }
  }

  /** False when something is left that only the end of the process ends. */
  async function leave(): Promise<boolean> {
    const left = lived
    lived = null
    return left === null || left.house === null || closeBoth(left)
  }

  async function closeBoth({ house, demo }: Opened): Promise<boolean> {
    const closed = await caught(async () => ok(await house.close()))
    await caught(async () => ok(await demo?.close()))
    return closed.ok && closed.value
  }

  async function openOwn(): Promise<Result<Opened>> {
    const house = await openHouse({
      ...shared(),
      folder: join(needs.settingsFolder, 'store'),
      reaches: anywhereSafe,
      vaultMemory: needs.settings.read(),
      rememberVault: kept => needs.settings.change(kept),
    })
    return house.ok ? ok({ house: house.value, demo: null }) : house
  }

  /** The demo begins anew each time, since its services do. Its house has a door to this very machine and to nothing else. */
  async function openDemo(): Promise<Result<Opened>> {
    const folder = join(needs.settingsFolder, 'demo')
    rmSync(folder, { recursive: true, force: true })
    const demo = await needs.startDemo({ clock: needs.clock })
    const opened = await caught(() =>
      openHouse({ ...shared(), folder, reaches: loopbackOnly, pace: DEMO_PACE, vaultMemory: { vaultKind: 'memory', vaultsLeft: [] }, vaultKinds: ['memory'],
        isVaultLocked: () => demo.breaks.list().includes('lockedKeys'), isUnplugged: () => demo.breaks.list().includes('offline'),
        rememberVault: () => ok(null), environment: {} }),
    )
    if (!opened.ok) {
      await caught(async () => ok(await demo.close()))
      return opened
    }
    const both = { house: opened.value, demo }
    const furnished = await caught(() => furnish(both))
    if (furnished.ok) return ok(both)
    await closeBoth(both)
    return furnished
  }

  async function furnish({ house, demo }: Readonly<{ house: House; demo: Demo }>): Promise<Result<null>> {
    for (const { providerId, credential, account } of demo.accounts) {
      const added = await house.book.add({ from: 'typed', providerId, fields: credential }, [account])
      if (!added.ok) return added
    }
    return ok(null)
  }

  function shared(): Pick<HouseNeeds, 'providers' | 'keyringWorker' | 'environment' | 'clock' | 'random' | 'log' | 'tell'> {
    const { keyringWorker, environment, clock, random, log, tell } = needs
    return { providers, keyringWorker, environment, clock, random, log, tell }
  }

  function handlersOf(house: House, demo: Demo | null): Handlers {
    const manifests = providers.map(({ manifest }) => manifest)
    return createHandlers({
      ...house,
      ...appNeeds({ house, demo, failure: null }),
      clock: needs.clock,
      manifests,
      offers: () => (demo === null ? offersFrom(needs.environment, manifests) : []),
      retry: house.restart,
      saveFile: needs.saveFile,
    })
  }

  /** Whoever reads the keys reads them once: to be locked out, every line has to open anew. Anything else shows when an account is looked at. */
  function breaksOf({ breaks }: Demo, house: House): AppNeeds['demoBreaks'] {
    return {
      list: breaks.list,
      set(which, isBroken) {
        breaks.set(which, isBroken)
        house.changes.tell({ kind: 'vault' })
        const look = which === 'lockedKeys' || !isBroken ? house.restart : house.sync.checkAccount
        house.directory.ids().forEach(look)
      },
    }
  }

  function closedHouse(failure: Failure): Lived {
    needs.log.warn('the house does not open', { failure: failure.kind })
    return { which: 'own', house: null, demo: null, failure, handlers: appHandlers(appNeeds({ house: null, demo: null, failure })) }
  }

  function appNeeds({ house, demo, failure }: Pick<Lived, 'house' | 'demo' | 'failure'>): AppNeeds {
    const { settings } = needs
    const { version, locale, platform, host } = needs.facts
    return {
      ...needs.links,
      settings,
      changes: house?.changes ?? { tell: change => needs.tell([change]) },
      info: () => ({
        version, locale, platform, host,
        isDemo: demo !== null,
        settingsSetAside: settings.setAside,
        settingsUnread: settings.unread,
        cacheSetAside: house?.store.cacheSetAside ?? null,
        outboxSetAside: house?.store.outboxSetAside ?? null,
        isDamaged: house?.store.isDamaged() ?? false,
        houseFailure: failure,
      }),
      enterDemo: () => enter('demo'),
      leaveDemo: () => enter('own'),
      retryHouse: () => enter(lived?.which ?? 'own'),
      demoFacts: demo === null ? null : demo.facts,
      demoBreaks: demo === null || house === null ? null : breaksOf(demo, house),
      onPreferences: needs.onPreferences,
    }
  }

  /** Goes there; where somebody is at home already, and all is well with it, nothing happens. Fails when it cannot be opened, and then there is another. */
  function enter(which: Which): Promise<Result<null>> {
    const moved = moving.then(() => (lived?.which === which && lived.house?.store.isDamaged() === false ? ok(null) : caught(() => move(which))))
    moving = moved
    return moved
  }

  return {
    enter,
    async close(): Promise<boolean> {
      await moving
      return leave()
    },
    fallAsleep: () => lived?.house?.quotas.sleeps(),
    checkNow() {
      lived?.house?.quotas.wakes()
      lived?.house?.outbox.wake()
      lived?.house?.sync.checkNow()
    },
    setVisible: (isVisible: boolean) => lived?.house?.sync.setVisible(isVisible),
    /** Of the house that is lived in; in the moment of moving, of the next; null when the app is leaving. */
    async handlers(): Promise<Partial<Handlers> | null> {
      if (lived === null) await moving
      return lived?.handlers ?? null
    },
    /** Why a call has no handler now. */
    failure: (): Failure => lived?.failure ?? { kind: 'cancelled' },
  }
}
