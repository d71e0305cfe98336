import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { accountId, conversationId, operatorId, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import { MessageText, NoteText } from '#app/domain/outbox-entry.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { fail, ok } from '#app/result.ts'
import type { Account } from '#app/domain/account.ts'
import { createOutbox } from '#main/outbox/outbox.ts'
import type { OutboxStore } from '#main/outbox/ledger.ts'
import { aMortalLife } from '#main/outbox/testing/a-mortal-life.ts'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { crisp } from '#main/providers/crisp/index.ts'
import { freshchat } from '#main/providers/freshchat/index.ts'
import { createHttp } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import type { Disk } from '#main/store/disk.ts'
import { openStore } from '#main/store/open-store.ts'
import { systemDisk } from '#main/store/system-disk.ts'
import { naive } from '#tools/prove/sim/a-world.ts'
import { watchAndDie } from './death-watch.ts'
import { aFastClock } from './fast-clock.ts'
import type { KnownShop, Orders, Said } from './orders.ts'

// One life of the app as a process of its own: the product's store on a real disk, its outbox, and its providers over real
// HTTP. It writes messages and says each step before the next, until it is killed; at a named point it kills itself.

const MOST_PAGES = 60
const PAGE_BYTES = 120_000
const FRAME_BYTES = 4_096 + 24
const FRAMES_OF_AN_UPDATE = 12

const orders: Orders = JSON.parse(process.argv[2] ?? '{}')
const say = (said: Said) => void writeSync(1, `${JSON.stringify(said)}\n`)
const clock = aFastClock(orders.bornAt)
const random = aRandom(orders.seed)
const nothing = () => {}
const watcher = join(orders.scripts, 'watcher.mjs')
const log = { info: nothing, warn: nothing, bug: (what: string, error: unknown) => (process.stderr.write(`bug: ${what}: ${String(error)}\n`), 'bug') }

let isBegun = false
if (orders.deed === 'migrate') await watchForMigration()
const opened = await openStore({ folder: orders.folder, clock, log, disk: dyingDisk() })
if (!opened.ok) throw new Error(`the store does not open: ${opened.failure.kind}`)
const store = opened.value
if (store.outboxSetAside !== null) log.bug('a kill damaged the outbox', store.outboxSetAside)

let call = orders.from - 1
const told: OutboxStore = {
  ...store,
  outbox: {
    ...store.outbox,
    async add(row, endsDraft) {
      say({ said: 'row', call, row: row.id })
      return store.outbox.add(row, endsDraft)
    },
  },
}
const life = aMortalLife({
  store: told, clock, random, doom: orders.doom, remembered: { added: new Map(), states: new Map() }, isPaused: () => false,
  onCircles: () => void log.bug('the app runs in circles', null),
  onDeath(point) {
    say({ said: 'dying', point })
    process.kill(process.pid, 'SIGKILL')
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
  store: life.store, clock: life.clock, random, log, changes: { tell: nothing }, refetch: nothing, onTrouble: nothing, onStep: nothing,
  files: { read: async () => fail({ kind: 'notFound' }), tidy: async () => {} },
  directory: {
    account: id => accounts.get(id)?.account ?? null,
    line: async id => {
      const known = accounts.get(id)
      return known === undefined ? fail({ kind: 'notFound' }) : ok(known.line)
    },
  },
})
isBegun = true
void outbox.start()
say({ said: 'started' })
if (!orders.settles) await decide()
const places = orders.shops.flatMap(({ conversations }) => conversations)
const onePlace = () => places[Math.floor(random() * places.length)] ?? places[0]
const turnsAt = Math.floor(random() * orders.writes)
for (let write = 0; write < orders.writes; write += 1) {
  if (write === turnsAt && orders.deed === 'checkpoint') await fillTheLog()
  await writeOne(onePlace())
}
if (orders.settles) await settle()

/** Killed in the middle of the first commit of an update, somewhere after it, or while the file is being copied before it. */
async function watchForMigration(): Promise<void> {
  const isCopying = random() < 0.3
  const sign = isCopying ? 'copiedBeforeMigration' : { isLogAt: 1 + Math.floor(random() * FRAMES_OF_AN_UPDATE) * FRAME_BYTES }
  await watchAndDie(watcher, { folder: orders.folder, sign, afterMs: random() * (isCopying ? 3 : 0.5) })
}

/** Until SQLite folds its log into the file, of which it does not live to see the end. Messages are taken meanwhile. */
async function fillTheLog(): Promise<void> {
  await watchAndDie(watcher, { folder: orders.folder, sign: 'checkpoint', afterMs: random() * 2 })
  const longDraft = conversationId(accountId('lamps'), 'a long draft')
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    await store.drafts.write({ conversationId: longDraft, mode: 'note', text: `${page} ${'x'.repeat(PAGE_BYTES)}`, updatedAt: clock.now() })
    if (page % 10 === 0) await writeOne(onePlace())
  }
}

/** A person gives up what cannot be known, so that what he wrote later in that conversation leaves too. */
async function decide(): Promise<void> {
  for (const { id, delivery } of await outbox.list(null)) {
    if (delivery.state !== 'uncertain') continue
    say({ said: 'discard', row: id })
    await outbox.discard(id)
  }
}

async function writeOne(conversationId: ConversationId | undefined): Promise<void> {
  if (conversationId === undefined) return
  call += 1
  const text = `message ${call}`
  const kind = random() < 0.5 ? 'reply' : 'note'
  say({ said: 'invoke', call, conversationId, kind, text })
  await store.drafts.write({ conversationId, mode: kind, text, updatedAt: clock.now() })
  const queued = kind === 'reply' ? await outbox.send({ conversationId, text: MessageText.parse(text) }) : await outbox.annotate({ conversationId, text: NoteText.parse(text) })
  say(queued.ok ? { said: 'ok', call, row: queued.value.id, order: queued.value.order } : { said: 'fail', call })
  await clock.sleep(random() * 800)
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
  await outbox.close()
  store.close()
  say({ said: 'settled' })
  process.exit(0)
}

function accountOfShop({ provider, alias, remoteId, me }: KnownShop): Account {
  const id = accountId(alias)
  return { id, providerId: providerId(provider), name: alias, alias, colour: 0, position: 0, remoteId, domain: null, me: operatorId(id, me), credentialHint: '', createdAt: clock.now() }
}

/** Dies between the statements of a transaction and its frame, and between its frame and its commit. */
function dyingDisk(): Disk {
  return {
    ...systemDisk,
    open(path) {
      const file = systemDisk.open(path)
      return {
        ...file,
        append(bytes) {
          if (isBegun) life.passInside('insideIntent')
          file.append(bytes)
        },
        sync() {
          file.sync()
          if (isBegun) life.passInside('betweenCopies')
        },
      }
    },
  }
}
