import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { accountId, operatorId, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { fail, ok } from '#app/result.ts'
import type { Account } from '#app/domain/account.ts'
import { createDraftFiles } from '#main/files/draft-files.ts'
import { filesInUse } from '#main/files/files-in-use.ts'
import { createFiles } from '#main/files/files.ts'
import { createOutbox } from '#main/outbox/outbox.ts'
import { aMortalLife, type MortalLife } from '#main/outbox/testing/a-mortal-life.ts'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { crisp } from '#main/providers/crisp/index.ts'
import { freshchat } from '#main/providers/freshchat/index.ts'
import { createHttp } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { openStore } from '#main/store/open-store.ts'
import type { Store } from '#main/store/store.ts'
import { naive } from '#tools/prove/sim/a-world.ts'
import { watchAndDie } from './death-watch.ts'
import { dyingDisk } from './dying-disk.ts'
import { aFastClock } from './fast-clock.ts'
import { createLifeDeeds } from './life-deeds.ts'
import { createLifeWrites } from './life-writes.ts'
import type { KnownShop, Orders, Said } from './orders.ts'

// One life of the app as a process of its own: the product's store on a real disk, its files, its outbox, and its providers
// over real HTTP. It writes messages and says each step before the next, until it is killed; at a named point it kills itself.

const FRAME_BYTES = 4_096 + 24
const FRAMES_OF_AN_UPDATE = 12
const IN_MID_BODY_MS = 4
const FILES = { usual: 0.15, many: 0.8 }

const orders: Orders = JSON.parse(process.argv[2] ?? '{}')
const say = (said: Said) => void writeSync(1, `${JSON.stringify(said)}\n`)
const clock = aFastClock(orders.bornAt)
const random = aRandom(orders.seed)
const nothing = () => {}
const changes = { tell: nothing }
const watcher = join(orders.scripts, 'watcher.mjs')
const log = { info: nothing, warn: nothing, bug: (what: string, error: unknown) => (process.stderr.write(`bug: ${what}: ${String(error)}\n`), 'bug') }
const known = new Set(orders.rows)

let begun: MortalLife | null = null
if (orders.deed === 'migrate') await watchForMigration()
const store = await openedStore()
const files = createFiles({ folder: join(orders.folder, 'files'), inUse: () => filesInUse(store, clock.now()), log })
const draftFiles = createDraftFiles({ attachments: store.attachments, files, isAccount: () => true, changes })

const told: Store['outbox'] = {
  ...store.outbox,
  async add(row, endsDraft) {
    known.add(row.id)
    say({ said: 'row', call: writes.call(), row: row.id })
    return store.outbox.add(row, endsDraft)
  },
}
const life = aMortalLife({
  store: { ...store, outbox: told }, clock, random, doom: orders.doom, remembered: { added: new Map(), states: new Map() }, isPaused: () => false,
  onCircles: () => void log.bug('the app runs in circles', null),
  onDeath(point) {
    say({ said: 'dying', point })
    const die = () => process.kill(process.pid, 'SIGKILL')
    // What it sends is on its way by then, or is not.
    if (point === 'inMidBody') setTimeout(die, random() * IN_MID_BODY_MS)
    else die()
  },
})

const http = createHttp({ clock, reaches: loopbackOnly })
const accounts = new Map<AccountId, Readonly<{ account: Account; line: ProviderAccount }>>()
for (const shop of orders.shops) {
  const account = accountOfShop(shop)
  const line = (shop.provider === 'crisp' ? crisp : freshchat).open({ account, credential: shop.credential, http, unpaced: http, clock, random })
  accounts.set(account.id, { account, line: life.lineIn(orders.isNaive ? naive(line) : line) })
}

const outbox = createOutbox({
  store: life.store, clock: life.clock, random, log, changes, refetch: nothing, onTrouble: nothing, onStep: nothing, files,
  directory: {
    account: id => accounts.get(id)?.account ?? null,
    line: async id => {
      const its = accounts.get(id)
      return its === undefined ? fail({ kind: 'notFound' }) : ok(its.line)
    },
  },
})
const writes = createLifeWrites({
  outbox, drafts: store.drafts, draftFiles, clock, random, say, places: somePlaces(), from: orders.from, files: orders.sendsFiles ? FILES.many : FILES.usual,
})
const doDeed = createLifeDeeds({
  life, store, outbox, files, clock, random, say, accounts: [...accounts.keys()], rows: () => [...known], write: writes.one,
  watchForCheckpoint: () => watchAndDie(watcher, { folder: orders.folder, sign: 'checkpoint', afterMs: random() * 2 }),
})
const connections = [...accounts.values()].map(({ line }) =>
  line.watch?.(signal => {
    if (signal.type === 'item') void outbox.echo(signal.conversationId, signal.item)
  }))

begun = life
await files.tidy()
void outbox.start()
say({ said: 'started' })
if (!orders.settles) await decide()
const actsAt = Math.floor((random() * orders.writes) / 2)
for (let write = 0; write < orders.writes; write += 1) {
  if (write === actsAt && orders.deed !== null) await doDeed(orders.deed)
  await writes.one()
  if (write >= actsAt && orders.deed === 'setClock') life.pass('clockSet')
}
if (orders.settles) await settle()

async function openedStore(): Promise<Store> {
  const opened = await openStore({ folder: orders.folder, clock, log, disk: dyingDisk(() => begun) })
  if (!opened.ok) throw new Error(`the store does not open: ${opened.failure.kind}`)
  if (opened.value.outboxSetAside !== null) log.bug('a kill damaged the outbox', opened.value.outboxSetAside)
  return opened.value
}

/** Killed in the middle of the first commit of an update, somewhere after it, or while the file is being copied before it. */
async function watchForMigration(): Promise<void> {
  const isCopying = random() < 0.3
  const sign = isCopying ? 'copiedBeforeMigration' : { isLogAt: 1 + Math.floor(random() * FRAMES_OF_AN_UPDATE) * FRAME_BYTES }
  await watchAndDie(watcher, { folder: orders.folder, sign, afterMs: random() * (isCopying ? 3 : 0.5) })
}

/** A person gives up what cannot be known, and asks again for what was refused, so that what he wrote later in that conversation leaves too. */
async function decide(): Promise<void> {
  for (const { id, delivery } of await outbox.list(null)) {
    missBytes(delivery)
    if (delivery.state === 'failed') await outbox.retry(id)
    if (delivery.state !== 'uncertain') continue
    say({ said: 'discard', row: id })
    await outbox.discard(id)
  }
}

/** It is shown as failed, and lost all the same. */
function missBytes(delivery: Delivery): void {
  if (delivery.state === 'failed' && delivery.failure.kind === 'declined' && delivery.failure.cause === 'bytesLost') log.bug('the bytes of a queued file are gone', null)
}

/** Until nothing is on its way but what waits for a person. */
async function settle(): Promise<void> {
  for (;;) {
    const open = await outbox.list(null)
    const stuck = open.filter(({ delivery }) => delivery.state === 'failed' || delivery.state === 'uncertain')
    const moving = open.filter(entry => !stuck.includes(entry) && !stuck.some(other => other.conversationId === entry.conversationId && other.order < entry.order))
    if (moving.length === 0) break
    await clock.sleep(2_000)
  }
  for (const { delivery } of await outbox.list(null)) missBytes(delivery)
  for (const connection of connections) connection?.close()
  await outbox.close()
  store.close()
  say({ said: 'settled' })
  process.exit(0)
}

function somePlaces(): readonly [ConversationId, ...ConversationId[]] {
  const [first, ...others] = orders.shops.flatMap(({ conversations }) => conversations)
  if (first === undefined) throw new Error('there is nowhere to write')
  return [first, ...others]
}

function accountOfShop({ provider, alias, remoteId, me }: KnownShop): Account {
  const id = accountId(alias)
  return { id, providerId: providerId(provider), name: alias, alias, colour: 0, position: 0, remoteId, domain: null, me: operatorId(id, me), credentialHint: '', createdAt: clock.now() }
}
