import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import { DAY_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { ACCOUNT, aLog, anOutboxRow, aReplyIntent, at, CONVERSATION, START } from '#main/testing/builders.ts'
import { openStore } from './open-store.ts'
import type { NewOutboxRow, Store } from './store.ts'
import { aFolder, filesHolding } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'

const elsewhere = conversationId(ACCOUNT, 'elsewhere')
const sent: Delivery = { state: 'sent', at: at(0), remoteId: 'r1' }
const discarded: Delivery = { state: 'discarded', at: at(0) }
const old = anOutboxRow({ number: 1, intent: aReplyIntent('Long ago') })

const openAfter = async (folder: string, ms: number) => valueOf(await openStore({ folder, clock: aClock(START + ms), log: aLog() }))

/** A folder whose outbox holds these rows, in these states. */
async function aFolderWith(...rows: readonly (readonly [NewOutboxRow, Delivery | null])[]): Promise<string> {
  const folder = aFolder()
  const store = await openAfter(folder, 0)
  for (const [row, delivery] of rows) {
    valueOf(await store.outbox.add(row, null))
    if (delivery !== null) valueOf(await store.outbox.move(row.id, { delivery }))
  }
  store.close()
  return folder
}

/** Starts again so much later; answers what `look` saw. */
async function later<T>(folder: string, days: number, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openAfter(folder, days * DAY_MS)
  try {
    return await look(store)
  } finally {
    store.close()
  }
}

test.each([
  ['sent', sent],
  ['discarded', discarded],
])('what was %s stays for thirty days and is gone at the first start after', async (_name, delivery) => {
  const folder = await aFolderWith([old, delivery])
  const look = async (store: Store) => (await store.outbox.get(old.id))?.entry.delivery ?? null

  expect(await later(folder, 30, look)).toEqual(delivery)
  expect(await later(folder, 30.01, look)).toBeNull()
})

test.each<readonly [string, Delivery | null]>([
  ['queued', null],
  ['sending', { state: 'sending', since: at(0) }],
  ['checking', { state: 'checking', since: at(0), nextCheckAt: at(0), failure: { kind: 'offline' } }],
  ['uncertain', { state: 'uncertain', failure: { kind: 'offline' } }],
  ['failed', { state: 'failed', failure: { kind: 'notFound' } }],
])('what is still %s stays for ever', async (_name, delivery) => {
  const folder = await aFolderWith([old, delivery])

  expect(await later(folder, 4_000, store => store.outbox.open())).toHaveLength(1)
})

test('while anything is open in a conversation, its old messages stay spoken for; those of others do not', async () => {
  const inDoubt = anOutboxRow({ number: 2, intent: aReplyIntent('Long ago') })
  const other = anOutboxRow({ number: 3, conversationId: elsewhere })
  const folder = await aFolderWith([old, sent], [inDoubt, { state: 'uncertain', failure: { kind: 'offline' } }], [other, { ...sent, remoteId: 'r3' }])

  const claimed = await later(folder, 365, store => Promise.all([store.outbox.claimed(CONVERSATION), store.outbox.claimed(elsewhere)]))

  expect(claimed).toEqual([['r1'], []])
})

test('the text is gone from the file, not only from sight', async () => {
  const folder = await aFolderWith([old, sent])

  await later(folder, 31, async () => null)

  expect(filesHolding(folder, 'Long ago')).not.toContain('outbox.copy')
  const db = new Database(join(folder, 'outbox.db'))
  expect(db.serialize().includes('Long ago')).toBe(false)
  db.close()
})

test('a row that does not parse is neither deleted nor in the way of opening', async () => {
  const folder = await aFolderWith([old, sent])
  const file = join(folder, 'outbox.db')
  const damage = new Database(file)
  damage.prepare(`UPDATE outbox SET delivery = '{"state'`).run()
  damage.close()
  rmSync(join(folder, 'outbox.copy'))

  await later(folder, 365, async () => null)

  const db = new Database(file, { readonly: true })
  expect(db.prepare('SELECT id FROM outbox').all()).toEqual([{ id: old.id }])
  db.close()
})

test('a conversation whose rows are gone takes new ones as before', async () => {
  const folder = await aFolderWith([old, sent])

  const entry = await later(folder, 31, async store => valueOf(await store.outbox.add(anOutboxRow({ number: 2 }), null)))

  expect(entry).toMatchObject({ order: 1, delivery: { state: 'queued' } })
})
