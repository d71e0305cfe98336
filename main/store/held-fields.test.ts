import { expect, test } from 'vitest'
import { groupId, operatorId } from '#app/domain/ids.ts'
import type { Delivery, Intent } from '#app/domain/outbox-entry.ts'
import { ACCOUNT, aConversationRecord, aMessage, anOutboxRow, aReplyIntent, at, aBareConversationRecord, CONVERSATION } from '#main/testing/builders.ts'
import type { Store } from './store.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const ME = operatorId(ACCOUNT, 'me')
const OTHER = operatorId(ACCOUNT, 'other')
const told = aConversationRecord({ status: 'open', assigneeId: OTHER, groupId: groupId(ACCOUNT, 'g'), unreadCount: 3 })

async function aStoreHolding(...intents: readonly Intent[]) {
  const store = await aStore()
  valueOf(await store.conversations.upsert([told], at(0)))
  const rows = intents.map((intent, index) => anOutboxRow({ number: index + 1, intent }))
  for (const row of rows) valueOf(await store.outbox.add(row, null))
  return { store, ids: rows.map(({ id }) => id) }
}

async function afterTelling(store: Store, record = told) {
  valueOf(await store.conversations.upsert([record], at(5)))
  return (await store.conversations.get(CONVERSATION))?.conversation
}

test('a status that has not reached the service stays as the person set it', async () => {
  const { store } = await aStoreHolding({ kind: 'status', status: 'resolved' })
  valueOf(await store.conversations.patch(CONVERSATION, { status: 'resolved' }))

  expect(await afterTelling(store)).toMatchObject({ status: 'resolved', assigneeId: OTHER, unreadCount: 3 })
})

test('an assignment that has not reached the service stays, with its group', async () => {
  const { store } = await aStoreHolding({ kind: 'assign', operatorId: ME, groupId: null })
  valueOf(await store.conversations.patch(CONVERSATION, { assigneeId: ME, groupId: null }))

  expect(await afterTelling(store)).toMatchObject({ assigneeId: ME, groupId: null, status: 'open' })
})

test('a reading that has not reached the service stays', async () => {
  const { store } = await aStoreHolding({ kind: 'read', read: true })
  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 0 }))

  expect(await afterTelling(store)).toMatchObject({ unreadCount: 0 })
})

test('an unread mark that has not reached the service stays', async () => {
  const { store } = await aStoreHolding({ kind: 'read', read: false })
  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 1 }))

  expect(await afterTelling(store, aConversationRecord({ unreadCount: 0 }))).toMatchObject({ unreadCount: 1 })
})

test('segments that have not reached the service stay, also when all were taken away', async () => {
  const { store } = await aStoreHolding({ kind: 'segments', segments: ['vip'] })
  const set = await afterTelling(store, { ...told, segments: ['chat'] })
  valueOf(await store.outbox.add(anOutboxRow({ number: 2, intent: { kind: 'segments', segments: [] } }), null))

  expect(set).toMatchObject({ segments: ['vip'], status: 'open' })
  expect(await afterTelling(store, { ...told, segments: ['chat'] })).toMatchObject({ segments: [] })
})

test.each([
  { wish: { kind: 'status', status: 'resolved' }, change: { status: 'pending' }, shown: { status: 'resolved' } },
  { wish: { kind: 'assign', operatorId: null, groupId: null }, change: { assigneeId: OTHER }, shown: { assigneeId: null, groupId: null } },
  { wish: { kind: 'segments', segments: ['vip'] }, change: { segments: ['chat'] }, shown: { segments: ['vip'] } },
] as const)('an event undoes no wish ($wish.kind) that has not reached the service', async ({ wish, change, shown }) => {
  const { store } = await aStoreHolding(wish)

  const heard = valueOf(await store.conversations.hear(CONVERSATION, { ...change, subject: 'New subject' }))

  expect(heard).toBe('heldBack')
  expect((await store.conversations.get(CONVERSATION))?.conversation).toMatchObject({ ...shown, subject: 'New subject' })
})

test('an event that tells just what a person has wished holds nothing back', async () => {
  const { store } = await aStoreHolding({ kind: 'segments', segments: ['vip'] }, { kind: 'read', read: true })

  expect(valueOf(await store.conversations.hear(CONVERSATION, { segments: ['vip'], status: 'waiting' }))).toBe('heard')
  expect((await store.conversations.get(CONVERSATION))?.conversation).toMatchObject({ segments: ['vip'], status: 'waiting', unreadCount: 3 })
})

test('an event is believed once the outbox is done', async () => {
  const { store, ids } = await aStoreHolding({ kind: 'segments', segments: ['vip'] })
  for (const id of ids) valueOf(await store.outbox.move(id, { delivery: { state: 'sent', at: at(1), remoteId: null } }))

  expect(valueOf(await store.conversations.hear(CONVERSATION, { segments: ['chat'] }))).toBe('heard')
  expect((await store.conversations.get(CONVERSATION))?.conversation.segments).toEqual(['chat'])
})

test('an event about a conversation that we do not have is ignored', async () => {
  const store = await aStore()

  expect(valueOf(await store.conversations.hear(CONVERSATION, { status: 'resolved' }))).toBe('unknown')
  expect(await store.conversations.get(CONVERSATION)).toBeNull()
})

test('everything else that the service tells is taken meanwhile', async () => {
  const { store } = await aStoreHolding({ kind: 'status', status: 'resolved' })

  const after = await afterTelling(store, { ...told, subject: 'New subject', unreadCount: 9, updatedAt: at(4) })

  expect(after).toMatchObject({ status: 'resolved', subject: 'New subject', unreadCount: 9, updatedAt: at(4) })
})

test('the newest of several wishes counts', async () => {
  const { store } = await aStoreHolding({ kind: 'status', status: 'resolved' }, { kind: 'status', status: 'waiting' })

  expect(await afterTelling(store)).toMatchObject({ status: 'waiting' })
})

const heldStates: readonly Delivery[] = [
  { state: 'sending', since: at(1) },
  { state: 'checking', since: at(1), nextCheckAt: at(2), failure: { kind: 'offline' } },
  { state: 'uncertain', failure: { kind: 'offline' } },
]
test.each(heldStates)('a status is held while its entry is $state', async delivery => {
  const { store, ids } = await aStoreHolding({ kind: 'status', status: 'resolved' })
  for (const id of ids) valueOf(await store.outbox.move(id, { delivery }))

  expect(await afterTelling(store)).toMatchObject({ status: 'resolved' })
})

const doneStates: readonly Delivery[] = [
  { state: 'sent', at: at(1), remoteId: null },
  { state: 'failed', failure: { kind: 'notFound' } },
  { state: 'discarded', at: at(1) },
]
test.each(doneStates)('the service is believed again once the entry is $state', async delivery => {
  const { store, ids } = await aStoreHolding({ kind: 'status', status: 'resolved' })
  valueOf(await store.conversations.patch(CONVERSATION, { status: 'resolved' }))
  for (const id of ids) valueOf(await store.outbox.move(id, { delivery }))

  expect(await afterTelling(store)).toMatchObject({ status: 'open' })
})

test('a reply on its way holds nothing', async () => {
  const { store } = await aStoreHolding(aReplyIntent())

  expect(await afterTelling(store, { ...told, status: 'resolved', assigneeId: null })).toMatchObject({ status: 'resolved', assigneeId: null })
})

test('a conversation that comes back after a rebuilt cache keeps what is still to be sent', async () => {
  const store = await aStore()
  valueOf(await store.outbox.add(anOutboxRow({ number: 1, intent: { kind: 'status', status: 'resolved' } }), null))
  valueOf(await store.outbox.add(anOutboxRow({ number: 2, intent: { kind: 'read', read: true } }), null))

  expect(await afterTelling(store)).toMatchObject({ status: 'resolved', unreadCount: 0 })
})

test('a conversation resolved by a person does not wait, whatever its thread says', async () => {
  const store = await aStore()
  valueOf(await store.outbox.add(anOutboxRow({ intent: { kind: 'status', status: 'resolved' } }), null))
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage()], { isNew: true, seenAt: at(0) }))

  expect(await afterTelling(store, aBareConversationRecord({ status: 'open' }))).toMatchObject({ status: 'resolved', waitingSince: null })
})
