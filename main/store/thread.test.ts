import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import {
  ACCOUNT, aBareConversationRecord, aConversationRecord, aMessage, aNote, aNoteIntent, anEvent, anOutboxRow, aReply, aReplyIntent, at, aText,
  CONVERSATION,
} from '#main/testing/builders.ts'
import type { Store } from './store.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const told = { isNew: false, seenAt: at(0) }
const elsewhere = conversationId(ACCOUNT, 'elsewhere')

async function aStoreWith(...items: readonly ThreadItem[]): Promise<Store> {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aBareConversationRecord()], at(0)))
  valueOf(await store.thread.upsert(CONVERSATION, items, told))
  return store
}

const itemsOf = async (store: Store, limit = 50) => (await store.thread.page(CONVERSATION, limit)).items
const many = (count: number) => Array.from({ length: count }, (_, index) => aMessage({ remote: `m${index}`, at: at(index) }))

test('messages, notes and events come back as they were, in the order of time', async () => {
  const items = [
    aMessage({
      at: at(1),
      parts: [
        aText('Hello <b>you</b> 你好'), { kind: 'image', name: 'a.png', url: 'https://files.example/a.png' },
        { kind: 'choices', text: 'Which?', choices: [{ label: 'This', chosen: true }] }, { kind: 'unknown', name: 'carousel', text: null },
      ],
    }),
    aReply({ at: at(2), receipt: 'delivered', isEdited: true }),
    aNote({ at: at(3) }),
    anEvent({ at: at(4), kind: 'other', text: 'did a thing', name: null }),
  ]
  const store = await aStoreWith(...items.toReversed())

  expect(await itemsOf(store)).toEqual(items)
})

test('storing answers which items were not known before', async () => {
  const store = await aStoreWith(aMessage())

  const stored = valueOf(await store.thread.upsert(CONVERSATION, [aMessage(), aReply(), aNote()], told))

  expect(stored).toEqual({ added: [aReply().id, aNote().id], changed: [] })
  expect(await store.thread.count(CONVERSATION)).toBe(3)
})

test('an item that is told twice in one breath is one item', async () => {
  const store = await aStore()

  const stored = valueOf(await store.thread.upsert(CONVERSATION, [aMessage(), aMessage()], told))

  expect(stored).toEqual({ added: [aMessage().id], changed: [] })
})

test('an item told again differently is replaced, and may move in time', async () => {
  const store = await aStoreWith(aMessage({ remote: 'm1', at: at(1), text: 'first' }), aMessage({ remote: 'm2', at: at(2) }))
  const moved = aMessage({ remote: 'm1', at: at(3), text: 'now last' })

  expect(valueOf(await store.thread.upsert(CONVERSATION, [moved], told))).toEqual({ added: [], changed: [moved.id] })

  expect(await itemsOf(store)).toEqual([aMessage({ remote: 'm2', at: at(2) }), moved])
})

test('items of the same millisecond stay in the order they came', async () => {
  const same = Array.from({ length: 1_100 }, (_, index) => aMessage({ remote: `m${index}`, at: at(1) }))
  const store = await aStoreWith(...same)

  const ids = (await itemsOf(store, 2_000)).map(({ id }) => id)

  expect(ids).toEqual(same.map(({ id }) => id))
})

test('a time far in the future is kept and does not stop anything', async () => {
  const far = [aMessage({ remote: 'f1', at: at(9e14) }), aMessage({ remote: 'f2', at: at(9e14) })]
  const store = await aStoreWith(...far, aMessage({ remote: 'm1', at: at(1) }))

  expect((await itemsOf(store)).map(({ at: time }) => time)).toEqual([at(1), at(9e14), at(9e14)])
})

test('a page is the newest stretch, oldest first', async () => {
  const store = await aStoreWith(...many(10))

  expect(await itemsOf(store, 3)).toEqual(many(10).slice(7))
})

test('older says where the stretch before the page is', async () => {
  const store = await aStoreWith(...many(10))
  const older = async (limit: number) => (await store.thread.page(CONVERSATION, limit)).older

  const before = [await older(9), await older(10)]
  valueOf(await store.thread.setFilling(CONVERSATION, { olderCursor: 'page 2' }))
  const between = [await older(9), await older(10)]
  valueOf(await store.thread.setFilling(CONVERSATION, { olderCursor: null }))

  expect(before).toEqual(['here', 'remote'])
  expect(between).toEqual(['here', 'remote'])
  expect([await older(9), await older(10)]).toEqual(['here', 'none'])
})

test('where to ask for older items: never asked, somewhere, or nothing older', async () => {
  const store = await aStore()
  const asked = () => store.thread.olderCursor(CONVERSATION)

  const never = await asked()
  valueOf(await store.thread.setFilling(CONVERSATION, { checkedAt: at(1) }))
  const stillNever = await asked()
  valueOf(await store.thread.setFilling(CONVERSATION, { olderCursor: 'page 2' }))
  const somewhere = await asked()
  valueOf(await store.thread.setFilling(CONVERSATION, { olderCursor: null }))
  valueOf(await store.thread.setFilling(CONVERSATION, { checkedAt: at(2) }))

  expect([never, stillNever, somewhere, await asked()]).toEqual([undefined, undefined, 'page 2', null])
  expect((await store.thread.page(CONVERSATION, 10)).checkedAt).toBe(at(2))
})

test('an unknown thread is empty, never checked, and may be at the service', async () => {
  const store = await aStore()

  expect(await store.thread.page(elsewhere, 10)).toEqual({ items: [], pending: [], older: 'remote', checkedAt: null })
  expect(await store.thread.newestAt(elsewhere)).toBeNull()
  expect(await store.thread.count(elsewhere)).toBe(0)
})

test('a page ends with the replies and notes that have not left, in the order they will', async () => {
  const store = await aStoreWith(aMessage())
  const intents = [aReplyIntent('one'), aNoteIntent('two'), { kind: 'status', status: 'resolved' } as const, aReplyIntent('three'), aReplyIntent('four')]
  const rows = intents.map((intent, index) => anOutboxRow({ number: index + 1, intent }))
  for (const row of [...rows, anOutboxRow({ number: 9, conversationId: elsewhere })]) valueOf(await store.outbox.add(row, null))
  const [one, two, , three, four] = rows
  if (one === undefined || two === undefined || four === undefined) throw new Error('five rows were added')
  valueOf(await store.outbox.move(one.id, { delivery: { state: 'sent', at: at(1), remoteId: 'r' } }))
  valueOf(await store.outbox.move(two.id, { delivery: { state: 'failed', failure: { kind: 'notFound' } } }))
  valueOf(await store.outbox.move(four.id, { delivery: { state: 'discarded', at: at(1) } }))

  const { pending } = await store.thread.page(CONVERSATION, 10)

  expect(pending.map(({ id }) => id)).toEqual([two.id, three?.id])
})

test('newest is the time of the newest item of any kind', async () => {
  const store = await aStoreWith(aMessage({ at: at(1) }), anEvent({ at: at(7) }), aNote({ at: at(3) }))

  expect(await store.thread.newestAt(CONVERSATION)).toBe(at(7))
})

test('edited parts replace the old ones and say so', async () => {
  const store = await aStoreWith(aMessage({ remote: 'm1', text: 'tpyo' }), aMessage({ remote: 'm2', at: at(1) }))

  const isThere = valueOf(await store.thread.editParts(CONVERSATION, 'm1', [aText('typo')]))

  expect(isThere).toBe(true)
  expect((await itemsOf(store))[0]).toEqual(aMessage({ remote: 'm1', text: 'typo', isEdited: true }))
})

test('editing or removing what we do not have answers false', async () => {
  const store = await aStoreWith(aMessage())

  expect(valueOf(await store.thread.editParts(CONVERSATION, 'unknown', []))).toBe(false)
  expect(valueOf(await store.thread.editParts(elsewhere, 'm1', []))).toBe(false)
  expect(valueOf(await store.thread.removeItem(CONVERSATION, 'unknown'))).toBe(false)
  expect(valueOf(await store.thread.removeItem(elsewhere, 'm1'))).toBe(false)
})

test('a removed item is gone, also from what can be found', async () => {
  const store = await aStoreWith(aMessage({ remote: 'm1', text: 'secret plan' }), aMessage({ remote: 'm2', at: at(1) }))

  expect(valueOf(await store.thread.removeItem(CONVERSATION, 'm1'))).toBe(true)

  expect((await itemsOf(store)).map(({ id }) => id)).toEqual([aMessage({ remote: 'm2' }).id])
  expect(await store.conversations.search({ text: 'secret', scope: null, limit: 5 })).toEqual([])
})

test('what the contact has read is marked on our messages alone', async () => {
  const replies = ['r1', 'r2', 'r3'].map((remote, index) => aReply({ remote, at: at(index) }))
  const store = await aStoreWith(aMessage({ at: at(9) }), ...replies)
  const receipts = async () => (await itemsOf(store)).map(item => (item.type === 'message' ? item.receipt : null))

  valueOf(await store.thread.markReadByContact(CONVERSATION, ['r2', 'm1', 'unknown']))
  const one = await receipts()
  valueOf(await store.thread.markReadByContact(CONVERSATION, 'all'))

  expect(one).toEqual(['sent', 'read', 'sent', 'received'])
  expect(await receipts()).toEqual(['read', 'read', 'read', 'received'])
})

test('a receipt goes forward when a service tells again, and never back', async () => {
  const store = await aStoreWith(aReply({ receipt: 'delivered' }))
  const receiptAfter = async (receipt: 'sent' | 'read') => {
    valueOf(await store.thread.upsert(CONVERSATION, [aReply({ receipt })], told))
    return (await itemsOf(store)).map(item => (item.type === 'message' ? item.receipt : null))
  }

  expect(await receiptAfter('sent')).toEqual(['delivered'])
  expect(await receiptAfter('read')).toEqual(['read'])
})

test('what is told again as it was changed nothing; a receipt that went forward did', async () => {
  const store = await aStoreWith(aMessage(), aReply({ receipt: 'delivered' }))
  const tellAgain = async (receipt: 'sent' | 'delivered' | 'read') => valueOf(await store.thread.upsert(CONVERSATION, [aMessage(), aReply({ receipt })], told)).changed

  expect(await tellAgain('delivered')).toEqual([])
  expect(await tellAgain('sent')).toEqual([])
  expect(await tellAgain('read')).toEqual([aReply().id])
})

test('items of a conversation that we do not know yet are kept and answered; it appears with its record', async () => {
  const store = await aStore()

  const stored = valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ at: at(5) })], { isNew: true, seenAt: at(5) }))
  const before = await store.conversations.get(CONVERSATION)
  valueOf(await store.conversations.upsert([aBareConversationRecord()], at(6)))

  expect(stored.added).toEqual([aMessage().id])
  expect(before).toBeNull()
  expect((await store.conversations.get(CONVERSATION))?.conversation).toMatchObject({
    preview: { speaker: 'contact', text: 'Hello' }, unreadCount: 1, waitingSince: at(5), updatedAt: at(5),
  })
})

test('storing items of one thread leaves others alone', async () => {
  const store = await aStoreWith(aMessage())
  valueOf(await store.conversations.upsert([aConversationRecord({ id: elsewhere })], at(0)))

  valueOf(await store.thread.upsert(elsewhere, [aMessage({ conversationId: elsewhere })], { isNew: true, seenAt: at(1) }))

  expect(await itemsOf(store)).toEqual([aMessage()])
  expect((await store.thread.page(elsewhere, 10)).items).toHaveLength(1)
})

test('the place of an item is how many stand behind it: a page of one more begins with it', async () => {
  const store = await aStoreWith(...many(5), aNote({ at: at(10) }), anEvent({ at: at(11) }))
  valueOf(await store.thread.upsert(elsewhere, [aMessage({ conversationId: elsewhere, remote: 'm2', at: at(50) })], told))

  for (const item of await itemsOf(store)) {
    const place = await store.thread.place(CONVERSATION, item.id)
    expect((await itemsOf(store, (place ?? -1) + 1))[0]?.id).toBe(item.id)
  }
})

test('what is not stored, or stands in another conversation, has no place', async () => {
  const store = await aStoreWith(aMessage({ remote: 'm1' }))

  expect(await store.thread.place(CONVERSATION, aMessage({ remote: 'gone' }).id)).toBeNull()
  expect(await store.thread.place(CONVERSATION, aNote({ remote: 'm1' }).id)).toBeNull()
  expect(await store.thread.place(elsewhere, aMessage({ remote: 'm1' }).id)).toBeNull()
})
