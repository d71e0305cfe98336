import type { Change } from '#app/contract/change.ts'
import type { Comparison } from '#app/domain/comparison.ts'
import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import { partExcerpt } from '#app/domain/part.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import { aClock, type VirtualClock } from '#main/clock/virtual-clock.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import type { Store } from '#main/store/store.ts'
import { aStore } from '#main/store/testing/a-store.ts'
import { createSync, type Sync } from '#main/sync/sync.ts'
import { ACCOUNT, aLog, anAccount } from '#main/testing/builders.ts'
import { aService, type AService, type ServiceOptions } from './a-service.ts'

type ADirectory = Directory & Readonly<{
  setLine(id: AccountId, line: Result<ProviderAccount>): void
  drop(id: AccountId): void
  /** Every status that was ever set, in order. */
  told(id: AccountId): readonly SyncStatus[]
}>

function aDirectory(): ADirectory {
  const lines = new Map<AccountId, Result<ProviderAccount>>()
  const statuses: Readonly<{ id: AccountId; status: SyncStatus }>[] = []
  const told = (id: AccountId) => statuses.filter(entry => entry.id === id).map(({ status }) => status)
  return {
    line: async id => lines.get(id) ?? fail({ kind: 'notFound' }),
    account: id => (lines.has(id) ? anAccount({ id }) : null),
    ids: () => [...lines.keys()],
    status: id => told(id).at(-1) ?? { state: 'connecting', lastGoodAt: null },
    setStatus: (id, status) => void statuses.push({ id, status }),
    keyKind: () => null,
    noteCapabilities: async () => {},
    capabilities: id => {
      const line = lines.get(id)
      return line?.ok === true ? line.value.capabilities() : []
    },
    setLine: (id, line) => void lines.set(id, line),
    drop: id => void lines.delete(id),
    told,
  }
}

/** A whole sync room on a clock that a test moves, over the real store, with one scripted service per account. */
export type ASync = Readonly<{
  sync: Sync
  store: Store
  clock: VirtualClock
  directory: ADirectory
  changes: Change[]
  /** Every comparison that ended. */
  compared: readonly Comparison[]
  log: ReturnType<typeof aLog>
  /** What was handed on of every item, each time it arrived. */
  arrived: Readonly<{ id: ConversationId; item: ThreadItem }>[]
  /** The next stretch or item is not stored: the disk is full. */
  fillDisk(): void
  /** The next so many times that the cursor of this name is read or written, the store throws, as a damaged file does. */
  breakCursor(name: string, times: number): void
  /** What whoever is handed the items does with each; nothing, unless told. */
  onArrival(act: (item: ThreadItem) => void): void
  service: AService
  /** One more account. */
  addService(account: AccountId, options?: Partial<ServiceOptions>): Promise<AService>
  status(account?: AccountId): SyncStatus
  /** What is stored of a thread, oldest first, as text. */
  texts(id: ConversationId): Promise<readonly string[]>
  /** Another start of the app over the same store. */
  restart(): Promise<void>
}>

export async function aSync(options: Partial<ServiceOptions> = {}): Promise<ASync> {
  const clock = options.clock === undefined ? aClock() : aClock(options.clock.now())
  const store = await aStore()
  const directory = aDirectory()
  const changes: Change[] = []
  const compared: Comparison[] = []
  const arrived: Readonly<{ id: ConversationId; item: ThreadItem }>[] = []
  const log = aLog()
  let isDiskFull = false
  let act: (item: ThreadItem) => void = () => undefined
  const upsert: Store['thread']['upsert'] = async (...given) => {
    const isFull = isDiskFull
    isDiskFull = false
    return isFull ? fail({ kind: 'diskFull' }) : store.thread.upsert(...given)
  }
  let broken = { name: '', left: 0 }
  function mayThrow(name: string): void {
    if (broken.name !== name || broken.left === 0) return
    broken.left -= 1
    throw new Error('the file is damaged')
  }
  const cursors: Store['cursors'] = {
    async get(id, name) {
      mayThrow(name)
      return store.cursors.get(id, name)
    },
    async set(id, name, value) {
      mayThrow(name)
      return store.cursors.set(id, name, value)
    },
  }
  const start = (): Sync =>
    createSync({
      store: { ...store, cursors, thread: { ...store.thread, upsert } }, directory, clock, log,
      changes: { tell: change => void changes.push(change) },
      random: () => 0.5,
      onCompared: comparison => void compared.push(comparison),
      onItem(id, item) {
        arrived.push({ id, item })
        act(item)
      },
    })
  let sync = start()

  async function addService(account: AccountId, more: Partial<ServiceOptions> = {}): Promise<AService> {
    const service = aService({ ...more, account, clock })
    await store.accounts.put(anAccount({ id: account, alias: account.slice('acc:'.length) }))
    directory.setLine(account, ok(service.line))
    return service
  }

  const service = await addService(options.account ?? ACCOUNT, options)
  return {
    get sync() {
      return sync
    },
    store, clock, directory, changes, compared, log, arrived, service, addService,
    onArrival: next => void (act = next),
    fillDisk: () => void (isDiskFull = true),
    breakCursor: (name, times) => void (broken = { name, left: times }),
    status: (account = ACCOUNT) => directory.status(account),
    async texts(id) {
      const { items } = await store.thread.page(id, 400)
      return items.map(textOf)
    },
    async restart() {
      await sync.close()
      sync = start()
      await sync.start()
    },
  }
}

export function textOf(item: ThreadItem): string {
  return item.type === 'event' ? `(${item.kind})` : item.parts.map(partExcerpt).join(' ')
}

/** Starts it and lets the first filling come to its end, live where the service is. */
export async function aSettledSync(options: Partial<ServiceOptions> = {}, prepare: (world: ASync) => void = () => undefined): Promise<ASync> {
  const world = await aSync(options)
  prepare(world)
  await world.sync.start()
  await world.clock.advance(20_000)
  return world
}

export const idsIn = (changes: readonly Change[]): readonly ConversationId[] =>
  changes.flatMap(change => (change.kind === 'conversations' ? change.ids : []))

