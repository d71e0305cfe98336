import Database from 'better-sqlite3'
import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { OutboxStore } from '#main/outbox/ledger.ts'
import { createOutbox, type Outbox } from '#main/outbox/outbox.ts'
import { aMortalLife, type MortalLife, type Remembered } from '#main/outbox/testing/a-mortal-life.ts'
import type { CrashPoint, Doom } from '#main/outbox/testing/crash-points.ts'
import { someFiles } from '#main/outbox/testing/some-files.ts'
import type { Store } from '#main/store/store.ts'
import { createSync, type Sync } from '#main/sync/sync.ts'
import { anAccount } from '#main/testing/builders.ts'
import type { Machine } from './a-machine.ts'
import { aPace, type Pace } from './a-pace.ts'
import type { World } from './a-world.ts'
import type { Mishaps } from './mishaps.ts'
import type { Heard } from './strict-service.ts'
import { toldLine, type Leaving } from './told-line.ts'

/** One start of the app: the product's own outbox over its own tables, and every tenth time its sync and its quota. */
export type Start = Readonly<{
  life: MortalLife
  /** What is on the disk, also when the app is dead. */
  store: Store
  outbox: Outbox
  sync: Sync | null
  pace: Pace | null
  close(): void
}>

type StartNeeds = Readonly<{
  machine: Machine
  world: World
  mishaps: Mishaps
  remembered: Remembered
  doom: Doom | null
  random: () => number
  withSync: boolean
  hurries: boolean
  onDeath(point: CrashPoint): void
  /** A service said "stop" to this process, or was asked by it. */
  onStopWord(accountId: AccountId, heard: Heard): void
  /** An attempt to send begins. */
  onLeaves(accountId: AccountId, leaving: Leaving): void
}>

/** The second statement of the transaction that takes a message in: its draft ends. */
const ENDS_DRAFT = 'DELETE FROM drafts'
/** Its first. */
const TAKES_IN = 'INSERT INTO outbox (id'

export async function aStart({ machine, world, mishaps, remembered, doom, random, withSync, hurries, onDeath, onStopWord, onLeaves }: StartNeeds): Promise<Start> {
  const { clock, shops } = world
  const isPaused = () => shops.some(({ limits }) => limits.isOn())
  let isBegun = false
  let isTakingIn = false
  const disk = machine.disk.seenBy(() => isBegun && life.isOver(), () => isBegun && life.passInside('betweenCopies'))
  const store = machine.store.open({
    disk,
    onStatement(text) {
      if (text.startsWith(TAKES_IN)) isTakingIn = isBegun
      if (text.startsWith(ENDS_DRAFT) && isBegun) life.passInside('insideIntent')
    },
    onCommit() {
      const mayRefuse = isTakingIn && !life.isOver()
      isTakingIn = false
      if (mayRefuse && mishaps.refusesCommit()) throw new Database.SqliteError('planted', 'SQLITE_IOERR_WRITE')
    },
  })
  const life: MortalLife = aMortalLife({ store: withSync ? store : { ...store, ...NO_CACHE }, clock, remembered, doom, random, isPaused, onDeath, onCircles: () => void machine.log.bug('the app runs in circles', null) })

  const shopOf = (id: AccountId) => shops.find(shop => shop.id === id)
  const pace = withSync ? await aPace({ world, store, life, random, onStopWord, onLeaves }) : null
  const lines = new Map(shops.map(shop => [shop.id, pace?.lineOf(shop.id) ?? toldLine(shop.line, leaving => onLeaves(shop.id, leaving))]))
  const lineOf = async (id: AccountId) => {
    const shop = shopOf(id)
    return shop === undefined ? fail({ kind: 'notFound' } as const) : ok(life.lineIn(lines.get(id) ?? shop.line))
  }
  const account = (id: AccountId) => anAccount({ id })
  const nothing = { changes: { tell: () => {} }, random, log: machine.log, clock: life.clock }
  const outbox = createOutbox({
    ...nothing, store: life.store, directory: { account, line: lineOf }, files: someFiles(), refetch: () => {}, onTrouble: () => {}, onStep: () => {},
  })
  const sync = withSync
    ? createSync({ ...nothing, store, directory: aDirectory(), onCompared: () => {}, onItem: (id, item) => (life.isOver() ? undefined : outbox.echo(id, item)) })
    : null
  const connections = withSync ? [] : shops.map(({ account: { line } }) =>
    line.watch?.(signal => {
      if (signal.type === 'item' && !life.isOver()) void outbox.echo(signal.conversationId, signal.item)
    }))

  isBegun = true
  void outbox.start()
  void sync?.start()
  // Longer than the moment that a start takes.
  if (!hurries) await clock.advance(STARTS_MS)

  return {
    life, store, outbox, sync, pace,
    close() {
      life.end()
      for (const connection of connections) connection?.close()
    },
  }

  function aDirectory(): Directory {
    return {
      line: lineOf, account,
      ids: () => shops.map(({ id }) => id),
      status: () => ({ state: 'connecting', lastGoodAt: null }),
      setStatus: () => {}, keyKind: () => null, noteCapabilities: async () => {},
      capabilities: id => shopOf(id)?.line.capabilities() ?? [],
    }
  }
}

const STARTS_MS = 7

/** Where no sync lives beside it, the outbox only writes into the cache, and half of the time would go there. */
const NO_CACHE: Pick<OutboxStore, 'thread' | 'conversations' | 'people'> = {
  thread: { upsert: async () => ok({ added: [], changed: [] }) },
  conversations: { patch: async () => ok(true), upsert: async () => ok([]) },
  people: { operator: async () => null },
}
