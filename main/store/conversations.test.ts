import { expect, test } from 'vitest'
import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import { accountOf, contactId, conversationId, groupId, inboxId, operatorId, type ConversationId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import {
  aBareConversationRecord, ACCOUNT, aConversationRecord, aDraft, aFileIntent, aMessage, aGroup, anAttachment, anInbox, anOperator, anOutboxRow, aNoteIntent, at,
  CONVERSATION, OTHER_ACCOUNT,
} from '#main/testing/builders.ts'
import type { Store } from './store.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const ME = operatorId(ACCOUNT, 'me')
const elsewhere = conversationId(ACCOUNT, 'elsewhere')

async function aStoreWith(...records: readonly ConversationRecord[]): Promise<Store> {
  const store = await aStore()
  valueOf(await store.conversations.upsert(records, at(0)))
  return store
}

const get = async (store: Store, id: ConversationId = CONVERSATION) => (await store.conversations.get(id))?.conversation

test('a conversation comes back as its service told it', async () => {
  const record = aConversationRecord({
    subject: 'Größe "L"', status: 'waiting', assigneeId: ME, groupId: groupId(ACCOUNT, 'g'), inboxId: inboxId(ACCOUNT, 'i'), unreadCount: 3,
    waitingSince: at(-5), segments: ['vip', '试用'], isBlocked: true, contactOnline: false, preview: { speaker: 'note', text: '' },
  })
  const store = await aStoreWith(record)

  expect(await get(store)).toEqual(record)
})

test('a conversation nobody told us of is null', async () => {
  const store = await aStore()

  expect(await store.conversations.get(CONVERSATION)).toBeNull()
})

test('telling the same again changes nothing but when it was checked', async () => {
  const store = await aStoreWith(aConversationRecord())

  const changed = valueOf(await store.conversations.upsert([aConversationRecord()], at(7)))

  expect(changed).toEqual([])
  expect((await store.conversations.get(CONVERSATION))?.checkedAt).toBe(at(7))
})

test('an upsert answers only the conversations that became different', async () => {
  const other = aConversationRecord({ id: elsewhere })
  const store = await aStoreWith(aConversationRecord(), other)
  const third = aConversationRecord({ id: conversationId(ACCOUNT, 'third') })

  const changed = valueOf(await store.conversations.upsert([aConversationRecord({ status: 'resolved' }), other, third], at(1)))

  expect(changed).toEqual([CONVERSATION, third.id])
})

test('a late older page takes neither the time nor the preview back', async () => {
  const store = await aStoreWith(aConversationRecord({ updatedAt: at(10), preview: { speaker: 'contact', text: 'newer' } }))

  valueOf(await store.conversations.upsert([aConversationRecord({ updatedAt: at(5), preview: { speaker: 'contact', text: 'older' } })], at(11)))

  expect(await get(store)).toMatchObject({ updatedAt: at(10), preview: { text: 'newer' } })
})

test('a newer page moves both forward', async () => {
  const store = await aStoreWith(aConversationRecord({ updatedAt: at(10) }))

  valueOf(await store.conversations.upsert([aConversationRecord({ updatedAt: at(15), preview: { speaker: 'operator', text: 'newest' } })], at(16)))

  expect(await get(store)).toMatchObject({ updatedAt: at(15), preview: { speaker: 'operator', text: 'newest' } })
})

test('a patch sets single fields of a conversation that we have', async () => {
  const store = await aStoreWith(aConversationRecord({ subject: 'Invoice' }))

  const isKnown = valueOf(await store.conversations.patch(CONVERSATION, { status: 'resolved', assigneeId: ME, contactOnline: true }))

  expect(isKnown).toBe(true)
  expect(await get(store)).toMatchObject({ status: 'resolved', assigneeId: ME, contactOnline: true, subject: 'Invoice' })
})

test('a patch of an unknown conversation is ignored', async () => {
  const store = await aStore()
  valueOf(await store.thread.upsert(elsewhere, [aMessage({ conversationId: elsewhere })], { isNew: true, seenAt: at(0) }))

  expect(valueOf(await store.conversations.patch(CONVERSATION, { status: 'resolved' }))).toBe(false)
  expect(valueOf(await store.conversations.patch(elsewhere, { status: 'resolved' }))).toBe(false)
  expect(await store.conversations.get(elsewhere)).toBeNull()
})

test('a patch does not take the time back', async () => {
  const store = await aStoreWith(aConversationRecord({ updatedAt: at(10) }))

  valueOf(await store.conversations.patch(CONVERSATION, { updatedAt: at(3) }))
  const after = await get(store)
  valueOf(await store.conversations.patch(CONVERSATION, { updatedAt: at(30) }))

  expect(after?.updatedAt).toBe(at(10))
  expect((await get(store))?.updatedAt).toBe(at(30))
})

test('a removed conversation is gone with its thread, and its draft stays', async () => {
  const store = await aStoreWith(aConversationRecord(), aConversationRecord({ id: elsewhere }))
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ text: 'vanishing' })], { isNew: false, seenAt: at(0) }))
  valueOf(await store.drafts.write(aDraft()))

  valueOf(await store.conversations.remove(CONVERSATION))

  expect(await store.conversations.get(CONVERSATION)).toBeNull()
  expect(await store.thread.count(CONVERSATION)).toBe(0)
  expect(await store.conversations.search({ text: 'vanishing', scope: null, limit: 10 })).toEqual([])
  expect(await store.conversations.get(elsewhere)).not.toBeNull()
  expect(await store.drafts.of(CONVERSATION)).toEqual([aDraft()])
})

test('a row names its assignee, its group and its inbox where they are known', async () => {
  const inbox = anInbox()
  const group = aGroup()
  const operator = anOperator()
  const store = await aStoreWith(
    aConversationRecord({ assigneeId: operator.id, groupId: group.id, inboxId: inbox.id }),
    aConversationRecord({ id: elsewhere, assigneeId: operatorId(ACCOUNT, 'stranger') }),
  )
  valueOf(await store.people.replaceOperators(ACCOUNT, [operator]))
  valueOf(await store.people.replaceInboxes(ACCOUNT, [inbox]))
  valueOf(await store.people.replaceGroups(ACCOUNT, [group]))

  expect(await store.conversations.get(CONVERSATION)).toMatchObject({ assigneeName: operator.name, groupName: group.name, inboxName: inbox.name })
  expect(await store.conversations.get(elsewhere)).toMatchObject({ assigneeName: null, groupName: null, inboxName: null })
})

test('a row shows which drafts it has: a reply, a note, or both', async () => {
  const store = await aStoreWith(aConversationRecord(), aConversationRecord({ id: elsewhere }))
  const draftMode = async () => (await store.conversations.get(CONVERSATION))?.draftMode
  valueOf(await store.drafts.write(aDraft({ mode: 'note' })))
  expect(await draftMode()).toBe('note')

  valueOf(await store.drafts.write(aDraft({ mode: 'reply' })))
  expect(await draftMode()).toBe('both')

  valueOf(await store.drafts.remove(CONVERSATION, 'note'))
  expect(await draftMode()).toBe('reply')
  expect((await store.conversations.get(elsewhere))?.draftMode).toBeNull()
})

test('files that go with a reply are a draft of it, beside a note that was begun', async () => {
  const store = await aStoreWith(aConversationRecord())
  valueOf(await store.attachments.put(CONVERSATION, anAttachment()))
  const filesOnly = (await store.conversations.get(CONVERSATION))?.draftMode
  valueOf(await store.drafts.write(aDraft({ mode: 'note' })))

  expect(filesOnly).toBe('reply')
  expect((await store.conversations.get(CONVERSATION))?.draftMode).toBe('both')
})

test('a file that is being uploaded is on its way, as a message that is being sent', async () => {
  const store = await aStoreWith(aConversationRecord())
  const row = anOutboxRow({ intent: aFileIntent() })
  valueOf(await store.outbox.add(row, null))
  valueOf(await store.outbox.move(row.id, { delivery: { state: 'uploading', since: at(0) } }))

  expect((await store.conversations.get(CONVERSATION))?.pending).toBe('sending')
})

test('a row shows the most urgent of what has not left', async () => {
  const store = await aStoreWith(aConversationRecord())
  const [first, second, third] = [anOutboxRow({ number: 1 }), anOutboxRow({ number: 2, intent: aNoteIntent() }), anOutboxRow({ number: 3 })]
  const pending = async () => (await store.conversations.get(CONVERSATION))?.pending

  const before = await pending()
  for (const row of [first, second, third]) valueOf(await store.outbox.add(row, null))
  const queued = await pending()
  valueOf(await store.outbox.move(second.id, { delivery: { state: 'uncertain', failure: { kind: 'offline' } } }))
  const uncertain = await pending()
  valueOf(await store.outbox.move(first.id, { delivery: { state: 'failed', failure: { kind: 'notFound' } } }))
  const failed = await pending()
  for (const { id } of [first, second, third]) valueOf(await store.outbox.move(id, { delivery: { state: 'discarded', at: at(9) } }))

  expect([before, queued, uncertain, failed, await pending()]).toEqual([null, 'queued', 'uncertain', 'failed', null])
})

test('open conversations of an account are those not resolved, most recently changed first', async () => {
  const record = (remote: string, updatedAt: number, said: Partial<ConversationRecord> = {}) =>
    aConversationRecord({ id: conversationId(ACCOUNT, remote), updatedAt: at(updatedAt), ...said })
  const store = await aStoreWith(
    record('old', 1), record('new', 3), record('middle', 2, { status: 'waiting' }), record('done', 4, { status: 'resolved' }),
    aConversationRecord({ id: conversationId(OTHER_ACCOUNT, 'c'), updatedAt: at(5) }),
  )

  expect(await store.conversations.openIds(ACCOUNT, 10)).toEqual(['new', 'middle', 'old'].map(remote => conversationId(ACCOUNT, remote)))
  expect(await store.conversations.openIds(ACCOUNT, 1)).toEqual([conversationId(ACCOUNT, 'new')])
})

test('segments of an account are suggested by how many conversations carry them', async () => {
  const record = (remote: string, ...segments: readonly string[]) => aConversationRecord({ id: conversationId(ACCOUNT, remote), segments })
  const store = await aStoreWith(
    record('a', 'chat', 'vip'), record('b', 'chat'), record('c', '试用 "new"', 'vip', 'chat'), record('d', '', ' '), record('e'),
    aConversationRecord({ id: conversationId(OTHER_ACCOUNT, 'f'), segments: ['elsewhere'] }),
  )

  expect(await store.conversations.segments(ACCOUNT)).toEqual(['chat', 'vip', '试用 "new"'])
})

test('unread and waiting are counted by account', async () => {
  const atOther = (remote: string) => conversationId(OTHER_ACCOUNT, remote)
  const store = await aStoreWith(
    aConversationRecord({ unreadCount: 4, waitingSince: at(1) }),
    aConversationRecord({ id: elsewhere, waitingSince: at(1) }),
    aConversationRecord({ id: conversationId(ACCOUNT, 'done'), waitingSince: at(1), status: 'resolved' }),
    aConversationRecord({ id: atOther('a'), unreadCount: 1 }),
    aConversationRecord({ id: atOther('b'), unreadCount: 1 }),
  )

  expect(await store.conversations.unreadByAccount()).toEqual(
    new Map([[ACCOUNT, { unread: 1, waiting: 2 }], [OTHER_ACCOUNT, { unread: 2, waiting: 0 }]]),
  )
})

test('an account without anything unread or waiting is not counted', async () => {
  const store = await aStoreWith(aConversationRecord())

  expect(await store.conversations.unreadByAccount()).toEqual(new Map())
})

test('conversations of one contact are found over all lanes', async () => {
  const asker = contactId(ACCOUNT, 'asker')
  const store = await aStoreWith(
    aConversationRecord({ contactId: asker, status: 'resolved', updatedAt: at(1) }),
    aConversationRecord({ id: elsewhere, contactId: asker, updatedAt: at(2) }),
    aConversationRecord({ id: conversationId(ACCOUNT, 'of another') }),
  )

  const { rows, total } = await store.conversations.list(
    { lane: 'all', scope: null, ...NOT_NARROWED, contactId: asker },
    { offset: 0, limit: 10 },
  )

  expect(rows.map(({ conversation }) => conversation.id)).toEqual([elsewhere, CONVERSATION])
  expect(total).toBe(2)
})

test('reading where the service keeps the count sets it, until the service tells again', async () => {
  const store = await aStoreWith(aConversationRecord({ unreadCount: 3 }))

  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 0 }))
  const read = (await get(store))?.unreadCount
  valueOf(await store.conversations.upsert([aConversationRecord({ unreadCount: 2 })], at(1)))

  expect(read).toBe(0)
  expect((await get(store))?.unreadCount).toBe(2)
})

test('a service that learns to keep what we derived is believed from then on', async () => {
  const store = await aStoreWith(aBareConversationRecord())
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ at: at(1) })], { isNew: true, seenAt: at(1) }))

  valueOf(await store.conversations.upsert([aConversationRecord({ unreadCount: 0, waitingSince: at(2), updatedAt: at(2) })], at(2)))

  expect(await get(store)).toMatchObject({ unreadCount: 0, waitingSince: at(2) })
})

test('ids may hold anything that services number by', async () => {
  const id = conversationId(ACCOUNT, `'; DROP TABLE "conversations"; -- /%_ 例`)
  const store = await aStoreWith(aConversationRecord({ id, updatedAt: epochMs(0), createdAt: epochMs(0) }))

  expect(await get(store, id)).toMatchObject({ id, accountId: accountOf(id) })
})

test('a row says whether it is known what was said last', async () => {
  const store = await aStoreWith(aConversationRecord({ preview: null }), aBareConversationRecord({ id: elsewhere }))
  const isKnown = async (id: typeof elsewhere) => (await store.conversations.get(id))?.isPreviewKnown
  const told = await isKnown(CONVERSATION)
  const never = await isKnown(elsewhere)
  valueOf(await store.thread.upsert(elsewhere, [aMessage({ conversationId: elsewhere })], { isNew: true, seenAt: at(1) }))
  const heard = await isKnown(elsewhere)
  valueOf(await store.thread.removeItem(elsewhere, 'm1'))
  const empty = await isKnown(elsewhere)
  valueOf(await store.thread.setFilling(elsewhere, { olderCursor: null, checkedAt: at(2) }))

  expect([told, never, heard, empty, await isKnown(elsewhere)]).toEqual([true, false, true, false, true])
})
