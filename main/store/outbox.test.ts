import { expect, test } from 'vitest'
import { conversationId, operatorId } from '#app/domain/ids.ts'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import type { NewOutboxRow } from './store.ts'
import { ACCOUNT, aDraft, aNoteIntent, anOutboxRow, aReplyIntent, at, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const elsewhere = conversationId(ACCOUNT, 'elsewhere')
const atOther = conversationId(OTHER_ACCOUNT, 'c1')
const sent: Delivery = { state: 'sent', at: at(9), remoteId: 'remote-9' }
const discarded: Delivery = { state: 'discarded', at: at(9) }
const failed: Delivery = { state: 'failed', failure: { kind: 'rejected', reason: 'too long' } }
const uncertain: Delivery = { state: 'uncertain', failure: { kind: 'offline' } }

async function aStoreWith(...rows: readonly NewOutboxRow[]) {
  const store = await aStore()
  for (const row of rows) valueOf(await store.outbox.add(row, null))
  return store
}

test('what was added waits in the queue as its person wrote it', async () => {
  const store = await aStore()
  const row = anOutboxRow({ operatorId: operatorId(ACCOUNT, 'olga'), intent: aReplyIntent(' Good\n morning ') })

  const entry = valueOf(await store.outbox.add(row, null))

  expect(entry).toEqual({
    id: row.id, accountId: ACCOUNT, conversationId: CONVERSATION, operatorId: row.operatorId, intent: row.intent,
    delivery: { state: 'queued', notBefore: row.createdAt, lastFailure: null }, order: 1, attempts: 0, mayHaveArrived: false, createdAt: row.createdAt,
  })
  expect(await store.outbox.get(row.id)).toEqual({ entry, clientId: row.clientId, firstSentAt: null })
})

test('entries are numbered within their conversation', async () => {
  const store = await aStore()

  const orders = []
  for (const [number, conversation] of [CONVERSATION, elsewhere, CONVERSATION, CONVERSATION, elsewhere].entries()) {
    orders.push(valueOf(await store.outbox.add(anOutboxRow({ number, conversationId: conversation }), null)).order)
  }

  expect(orders).toEqual([1, 1, 2, 3, 2])
})

test('a number is not given again after its entry was sent or discarded', async () => {
  const first = anOutboxRow({ number: 1 })
  const store = await aStoreWith(first)
  valueOf(await store.outbox.move(first.id, { delivery: sent }))

  expect(valueOf(await store.outbox.add(anOutboxRow({ number: 2 }), null)).order).toBe(2)
})

test('adding ends the draft that it came from, and no other', async () => {
  const store = await aStore()
  const note = aDraft({ mode: 'note' })
  const other = aDraft({ conversationId: elsewhere })
  for (const draft of [aDraft({ mode: 'reply' }), note, other]) valueOf(await store.drafts.write(draft))

  valueOf(await store.outbox.add(anOutboxRow(), 'reply'))

  expect(await store.drafts.of(CONVERSATION)).toEqual([note])
  expect(await store.drafts.of(elsewhere)).toEqual([other])
})

test('adding what is no draft leaves drafts alone', async () => {
  const store = await aStore()
  valueOf(await store.drafts.write(aDraft()))

  valueOf(await store.outbox.add(anOutboxRow({ intent: { kind: 'status', status: 'resolved' } }), null))

  expect(await store.drafts.of(CONVERSATION)).toEqual([aDraft()])
})

test('an id that is already there is refused, and the draft stays', async () => {
  const store = await aStoreWith(anOutboxRow({ number: 1 }))
  valueOf(await store.drafts.write(aDraft()))

  await expect(store.outbox.add(anOutboxRow({ number: 1 }), 'reply')).rejects.toThrow(/UNIQUE/)

  expect(await store.drafts.of(CONVERSATION)).toEqual([aDraft()])
})

test('an entry that moves keeps what is not told', async () => {
  const row = anOutboxRow()
  const store = await aStoreWith(row)

  valueOf(await store.outbox.move(row.id, { delivery: { state: 'sending', since: at(1) }, attempts: 1, watermark: 'w7', firstSentAt: at(1) }))
  const moved = valueOf(await store.outbox.move(row.id, { delivery: uncertain }))

  expect(moved).toMatchObject({ delivery: uncertain, attempts: 1 })
  expect(await store.outbox.get(row.id)).toMatchObject({ watermark: 'w7', firstSentAt: at(1), clientId: row.clientId })
})

test('a watermark that was asked for and is none differs from one that was not asked', async () => {
  const row = anOutboxRow()
  const store = await aStoreWith(row)

  const before = await store.outbox.get(row.id)
  valueOf(await store.outbox.move(row.id, { delivery: uncertain, watermark: null }))
  const after = await store.outbox.get(row.id)

  expect(before).not.toHaveProperty('watermark')
  expect(after).toHaveProperty('watermark', null)
})

test('every state comes back as it was moved to', async () => {
  const row = anOutboxRow()
  const store = await aStoreWith(row)
  const states: readonly Delivery[] = [
    { state: 'queued', notBefore: at(5), lastFailure: { kind: 'rateLimited', until: at(5) } },
    { state: 'sending', since: at(1) },
    { state: 'checking', since: at(1), nextCheckAt: at(2), failure: { kind: 'providerDown', status: 502 } },
    uncertain, failed, sent, discarded,
  ]

  for (const delivery of states) {
    valueOf(await store.outbox.move(row.id, { delivery }))
    expect((await store.outbox.get(row.id))?.entry.delivery).toEqual(delivery)
  }
})

test('an entry that is not there cannot move or be edited', async () => {
  const store = await aStore()
  const { id } = anOutboxRow()

  const missing = { ok: false, failure: { kind: 'notFound' } }
  expect(await store.outbox.get(id)).toBeNull()
  expect(await store.outbox.move(id, { delivery: sent })).toEqual(missing)
  expect(await store.outbox.edit(id, aReplyIntent())).toEqual(missing)
})

test('editing changes the words and nothing else', async () => {
  const row = anOutboxRow()
  const store = await aStoreWith(row)
  const before = await store.outbox.get(row.id)

  const edited = valueOf(await store.outbox.edit(row.id, aReplyIntent('Better words')))

  expect(edited).toEqual({ ...before?.entry, intent: aReplyIntent('Better words') })
})

test('open is all that is neither sent nor discarded, in the order it was written', async () => {
  const rows = [1, 2, 3, 4, 5].map(number => anOutboxRow({ number, conversationId: number % 2 === 0 ? elsewhere : CONVERSATION }))
  const store = await aStoreWith(...rows)
  const [first, second, third, fourth, fifth] = rows.map(({ id }) => id)
  if (first === undefined || third === undefined) throw new Error('five rows were added')
  valueOf(await store.outbox.move(first, { delivery: sent }))
  valueOf(await store.outbox.move(third, { delivery: discarded }))

  expect((await store.outbox.open()).map(({ entry }) => entry.id)).toEqual([second, fourth, fifth])
  expect((await store.outbox.unsent()).map(({ entry }) => entry.id)).toEqual([second, third, fourth, fifth])
})

test('the list shows what needs a person first, then the oldest', async () => {
  const rows = [1, 2, 3, 4].map(number => anOutboxRow({ number }))
  const store = await aStoreWith(...rows)
  const [first, second, third, fourth] = rows.map(({ id }) => id)
  if (third === undefined || fourth === undefined) throw new Error('four rows were added')
  valueOf(await store.outbox.move(third, { delivery: failed }))
  valueOf(await store.outbox.move(fourth, { delivery: uncertain }))

  expect((await store.outbox.list(null)).map(({ id }) => id)).toEqual([third, fourth, first, second])
})

test('the list keeps to its accounts', async () => {
  const here = anOutboxRow({ number: 1 })
  const there = anOutboxRow({ number: 2, conversationId: atOther })
  const store = await aStoreWith(here, there)

  expect((await store.outbox.list([OTHER_ACCOUNT])).map(({ id }) => id)).toEqual([there.id])
  expect((await store.outbox.list([ACCOUNT, OTHER_ACCOUNT])).map(({ id }) => id)).toEqual([here.id, there.id])
  expect(await store.outbox.list([])).toEqual([])
})

test('claimed are the remote ids that sent entries of this conversation were matched with', async () => {
  const rows = [
    anOutboxRow({ number: 1 }), anOutboxRow({ number: 2 }), anOutboxRow({ number: 3, intent: aNoteIntent() }),
    anOutboxRow({ number: 4, conversationId: elsewhere }),
  ]
  const store = await aStoreWith(...rows)
  const remoteIds = ['remote-1', null, 'remote-3', 'remote-4']
  for (const [index, { id }] of rows.entries()) {
    valueOf(await store.outbox.move(id, { delivery: { state: 'sent', at: at(1), remoteId: remoteIds[index] ?? null } }))
  }
  valueOf(await store.outbox.add(anOutboxRow({ number: 5 }), null))

  expect(await store.outbox.claimed(CONVERSATION)).toEqual(['remote-1', 'remote-3'])
})

test('an entry whose first attempt came before it is born on its way, never waiting to leave', async () => {
  const store = await aStore()
  const row = { ...anOutboxRow({}), attemptedAt: at(5) }

  const entry = valueOf(await store.outbox.add(row, null))

  expect(entry.delivery).toEqual({ state: 'sending', since: at(5) })
  expect(entry.attempts).toBe(1)
  expect(await store.outbox.get(row.id)).toMatchObject({ firstSentAt: at(5), watermark: null })
})
