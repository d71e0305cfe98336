import { expect, test } from 'vitest'
import { operatorId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { HOUR_MS } from '#app/domain/time.ts'
import {
  ACCOUNT, aBareConversationRecord, aConversationRecord, aMessage, aNote, anEvent, aReply, at, aText, CONVERSATION,
} from '#main/testing/builders.ts'
import type { Store } from './store.ts'
import { aStore, valueOf } from './testing/a-store.ts'

// What the store makes of a thread where the service keeps no unread count, waiting time or preview.

async function aBareStore(): Promise<Store> {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aBareConversationRecord()], at(0)))
  return store
}

const arrive = async (store: Store, ...items: readonly ThreadItem[]) =>
  valueOf(await store.thread.upsert(CONVERSATION, items, { isNew: true, seenAt: at(0) }))
const fill = async (store: Store, ...items: readonly ThreadItem[]) =>
  valueOf(await store.thread.upsert(CONVERSATION, items, { isNew: false, seenAt: at(0) }))
const shown = async (store: Store) => (await store.conversations.get(CONVERSATION))?.conversation
const anAnswerBot = (said: Parameters<typeof aMessage>[0]) =>
  aMessage({ remote: 'b1', author: { kind: 'automation', name: 'Bot', operatorId: null }, ...said })

test('an empty thread gives no preview, nothing unread and nobody waiting', async () => {
  expect(await shown(await aBareStore())).toMatchObject({ preview: null, unreadCount: 0, waitingSince: null })
})

test('the preview is the newest message or note, whoever wrote it', async () => {
  const store = await aBareStore()

  await arrive(store, aMessage({ at: at(1), text: 'question' }))
  const first = (await shown(store))?.preview
  await arrive(store, aNote({ at: at(2), text: 'aside' }), anEvent({ at: at(3) }))
  const second = (await shown(store))?.preview
  await arrive(store, aReply({ at: at(4), text: 'answer' }))
  const third = (await shown(store))?.preview
  await arrive(store, anAnswerBot({ at: at(5), text: 'beep' }))

  expect([first, second, third, (await shown(store))?.preview]).toMatchObject([
    { speaker: 'contact', text: 'question' }, { speaker: 'note', text: 'aside' }, { speaker: 'operator', text: 'answer', author: { name: 'Olga Operator' } },
    { speaker: 'operator', text: 'beep', author: { kind: 'automation' } },
  ])
})

test('where the list does not tell who of us wrote, the thread does, as long as it ends with the same words', async () => {
  const store = await aBareStore()
  const told = (text: string) => store.conversations.upsert([aConversationRecord({ preview: { speaker: 'operator', text }, updatedAt: at(9) })], at(9))
  await told('It left the warehouse')
  const before = (await shown(store))?.preview

  await arrive(store, aReply({ at: at(4), text: 'It left the warehouse this morning.' }))
  const after = (await shown(store))?.preview
  await told('Something else, from a tab nobody has seen')

  expect(before).toEqual({ speaker: 'operator', text: 'It left the warehouse' })
  expect(after).toMatchObject({ text: 'It left the warehouse', author: { name: 'Olga Operator' } })
  expect((await shown(store))?.preview).toEqual({ speaker: 'operator', text: 'Something else, from a tab nobody has seen' })
})

test('the preview of a thread of events is its newest event', async () => {
  const store = await aBareStore()

  await arrive(store, anEvent({ at: at(1), text: 'moved' }))

  expect((await shown(store))?.preview).toEqual({ speaker: 'event', text: 'moved' })
})

test('the preview is one short line of the first part that has words', async () => {
  const store = await aBareStore()

  await arrive(store, aMessage({ parts: [aText('  '), aText(`two\n\n lines ${'x'.repeat(500)}`)] }))

  const text = (await shown(store))?.preview?.text
  expect(text).toMatch(/^two lines x+$/)
  expect(text).toHaveLength(200)
})

test('late older pages move neither the preview nor the time back', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ remote: 'new', at: at(100), text: 'newest' }))

  await fill(store, aMessage({ remote: 'old', at: at(5), text: 'old' }))

  expect(await shown(store)).toMatchObject({ preview: { text: 'newest' }, updatedAt: at(100) })
})

test('only new contact messages are unread', async () => {
  const store = await aBareStore()

  await fill(store, aMessage({ remote: 'history', at: at(1) }))
  await arrive(store, aMessage({ remote: 'm2', at: at(2) }), aNote({ at: at(3) }), anAnswerBot({ at: at(4) }), anEvent({ at: at(5) }))
  await arrive(store, aMessage({ remote: 'm3', at: at(6) }))

  expect((await shown(store))?.unreadCount).toBe(2)
})

test('a message that is told again is not unread again', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage())
  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 0 }))

  await arrive(store, aMessage())

  expect((await shown(store))?.unreadCount).toBe(0)
})

test('history that a poll tells again as new does not become unread', async () => {
  const store = await aBareStore()
  await fill(store, aMessage())

  await arrive(store, aMessage())

  expect((await shown(store))?.unreadCount).toBe(0)
})

test('reading ends unread, and what comes later counts anew', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ remote: 'm1', at: at(1) }), aMessage({ remote: 'm2', at: at(2) }))

  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 0 }))
  const read = (await shown(store))?.unreadCount
  await arrive(store, aMessage({ remote: 'm3', at: at(3) }))

  expect(read).toBe(0)
  expect((await shown(store))?.unreadCount).toBe(1)
})

test('a message older than the reading, come late, is not unread', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ remote: 'm5', at: at(5) }))
  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 0 }))

  await arrive(store, aMessage({ remote: 'm4', at: at(4) }))

  expect((await shown(store))?.unreadCount).toBe(0)
})

test('marked as unread it stays unread until somebody reads', async () => {
  const store = await aBareStore()
  await fill(store, aMessage())
  const unread = async () => (await shown(store))?.unreadCount

  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 1 }))
  const marked = await unread()
  valueOf(await store.conversations.upsert([aBareConversationRecord({ subject: 'told again' })], at(1)))
  const toldAgain = await unread()
  await arrive(store, aMessage({ remote: 'm2', at: at(2) }))
  const withNew = await unread()
  valueOf(await store.conversations.patch(CONVERSATION, { unreadCount: 0 }))

  expect([marked, toldAgain, withNew, await unread()]).toEqual([1, 1, 1, 0])
})

test('what an operator has answered is not unread, wherever he answered', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ remote: 'm1', at: at(1) }))

  await arrive(store, aReply({ at: at(2) }), aMessage({ remote: 'm3', at: at(3) }))

  expect((await shown(store))?.unreadCount).toBe(1)
})

test('the contact waits since the first message after our last', async () => {
  const store = await aBareStore()

  await arrive(store, aMessage({ remote: 'm1', at: at(1) }), aReply({ at: at(2) }), aMessage({ remote: 'm3', at: at(3) }), aMessage({ remote: 'm4', at: at(4) }))

  expect((await shown(store))?.waitingSince).toBe(at(3))
})

test('nobody waits once an operator spoke last', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ at: at(1) }))

  await arrive(store, aReply({ at: at(2) }))

  expect((await shown(store))?.waitingSince).toBeNull()
})

test('neither a note nor an automation is an answer', async () => {
  const store = await aBareStore()

  await arrive(store, aMessage({ at: at(1) }), aNote({ at: at(2) }), anAnswerBot({ at: at(3) }), anEvent({ at: at(4) }))

  expect((await shown(store))?.waitingSince).toBe(at(1))
})

test('history counts for waiting, also where it is not unread', async () => {
  const store = await aBareStore()

  await fill(store, aMessage({ at: at(1) }))

  expect(await shown(store)).toMatchObject({ waitingSince: at(1), unreadCount: 0 })
})

test('nobody waits on what is resolved, and waits again when it is reopened', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ at: at(1) }))

  valueOf(await store.conversations.patch(CONVERSATION, { status: 'resolved' }))
  const resolved = (await shown(store))?.waitingSince
  valueOf(await store.conversations.patch(CONVERSATION, { status: 'open' }))

  expect(resolved).toBeNull()
  expect((await shown(store))?.waitingSince).toBe(at(1))
})

test('removing the message that was shown shows the one before', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ remote: 'm1', at: at(1), text: 'before' }), aMessage({ remote: 'm2', at: at(2), text: 'regretted' }))

  valueOf(await store.thread.removeItem(CONVERSATION, 'm2'))

  expect(await shown(store)).toMatchObject({ preview: { text: 'before' }, unreadCount: 1 })
})

test('editing the message that is shown changes the preview, editing another does not', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ remote: 'm1', at: at(1), text: 'one' }), aMessage({ remote: 'm2', at: at(2), text: 'two' }))

  valueOf(await store.thread.editParts(CONVERSATION, 'm1', [aText('one, edited')]))
  const first = (await shown(store))?.preview?.text
  valueOf(await store.thread.editParts(CONVERSATION, 'm2', [aText('two, edited')]))

  expect(first).toBe('two')
  expect((await shown(store))?.preview?.text).toBe('two, edited')
})

test('what is derived outlives what the service tells of the rest', async () => {
  const store = await aBareStore()
  await arrive(store, aMessage({ at: at(1), text: 'waiting' }))

  valueOf(await store.conversations.upsert([aBareConversationRecord({ assigneeId: operatorId(ACCOUNT, 'me') })], at(2)))

  expect(await shown(store)).toMatchObject({ unreadCount: 1, waitingSince: at(1), preview: { text: 'waiting' } })
})

test('where the service keeps them, a thread does not move what is unread', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord({ unreadCount: 2, waitingSince: null, updatedAt: at(5) })], at(5)))

  await arrive(store, aMessage({ at: at(6), text: 'newer' }))

  expect(await shown(store)).toMatchObject({ unreadCount: 2, updatedAt: at(6), preview: { text: 'newer' } })
})

test('where the service keeps the waiting time, an answer ends it before the service says so', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord({ waitingSince: at(2), updatedAt: at(2) })], at(2)))

  await arrive(store, aNote({ at: at(3) }))
  const afterNote = (await shown(store))?.waitingSince
  await arrive(store, aReply({ at: at(4) }))
  const afterReply = (await shown(store))?.waitingSince
  valueOf(await store.conversations.upsert([aConversationRecord({ waitingSince: at(5), updatedAt: at(5) })], at(5)))

  expect([afterNote, afterReply, (await shown(store))?.waitingSince]).toEqual([at(2), null, at(5)])
})

test('where the service keeps the preview, an older item does not replace it', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord({ updatedAt: at(5), preview: { speaker: 'operator', text: 'as told' } })], at(5)))

  await arrive(store, aMessage({ at: at(4), text: 'older' }))

  expect(await shown(store)).toMatchObject({ updatedAt: at(5), preview: { text: 'as told' } })
})

test('where the service keeps the preview, a removed message is not shown on', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord({ preview: { speaker: 'contact', text: 'regretted' }, updatedAt: at(1) })], at(1)))
  await fill(store, aMessage({ remote: 'm1', at: at(1), text: 'regretted' }))

  valueOf(await store.thread.removeItem(CONVERSATION, 'm1'))

  expect((await shown(store))?.preview).toBeNull()
})

test('the row tells when the service last told us of it', async () => {
  const store = await aBareStore()

  valueOf(await store.thread.upsert(CONVERSATION, [aMessage()], { isNew: true, seenAt: at(77) }))

  expect((await store.conversations.get(CONVERSATION))?.checkedAt).toBe(at(77))
})

test('who said thank you before it was resolved does not wait; who writes after that does', async () => {
  const store = await aBareStore()
  await arrive(store, aReply({ remote: 'r1', at: at(1) }), aMessage({ remote: 'm1', at: at(2), text: 'thanks' }), anEvent({ at: at(3), kind: 'resolved' }))
  const before = (await shown(store))?.waitingSince

  await arrive(store, aMessage({ remote: 'm2', at: at(9), text: 'one more thing' }))

  expect(before).toBeNull()
  expect((await shown(store))?.waitingSince).toBe(at(9))
})

test('who asked before a resolve that somebody undoes waits again, since then, also after asking once more', async () => {
  const store = await aBareStore()
  const since = async () => (await shown(store))?.waitingSince
  await arrive(store, aReply({ remote: 'r1', at: at(1) }), aMessage({ remote: 'm1', at: at(2) }), anEvent({ remote: 'e1', at: at(3), kind: 'resolved' }))
  const resolved = await since()
  await arrive(store, anEvent({ remote: 'e2', at: at(4), kind: 'reopened' }))
  const undone = await since()
  await arrive(store, aMessage({ remote: 'm2', at: at(HOUR_MS), text: 'hello?' }))
  const asked = await since()
  await arrive(store, anEvent({ remote: 'e3', at: at(2 * HOUR_MS), kind: 'resolved' }))

  expect([resolved, undone, asked, await since()]).toEqual([null, at(2), at(2), null])
})

test('a thank-you does not wait because the contact writes again and that reopens it, whichever is told first', async () => {
  const told = async (reopenedAt: number) => {
    const store = await aBareStore()
    await arrive(store, aReply({ remote: 'r1', at: at(1) }), aMessage({ remote: 'm1', at: at(2), text: 'thanks' }), anEvent({ remote: 'e1', at: at(3), kind: 'resolved' }))
    await arrive(store, aMessage({ remote: 'm2', at: at(HOUR_MS) }), anEvent({ remote: 'e2', at: at(reopenedAt), kind: 'reopened' }))
    return (await shown(store))?.waitingSince
  }

  expect([await told(HOUR_MS - 100), await told(HOUR_MS + 100)]).toEqual([at(HOUR_MS), at(HOUR_MS)])
})

test('where the service keeps the waiting time and forgets it over a resolve that is undone, the thread remembers', async () => {
  const store = await aStore()
  const told = async (record: Parameters<typeof aConversationRecord>[0]) => {
    valueOf(await store.conversations.upsert([aConversationRecord({ waitingSince: null, ...record })], at(9)))
    return (await shown(store))?.waitingSince
  }
  await fill(store, aReply({ remote: 'r1', at: at(1) }), aMessage({ remote: 'm1', at: at(2) }), anEvent({ at: at(3), kind: 'resolved' }))
  const preview = { speaker: 'contact', text: 'Hello' } as const

  const resolved = await told({ preview, updatedAt: at(3), status: 'resolved' })
  const reopened = await told({ preview, updatedAt: at(4), status: 'open' })
  const answered = await told({ preview: { speaker: 'operator', text: 'in a tab we have not seen' }, updatedAt: at(5), status: 'open' })

  expect([resolved, reopened, answered]).toEqual([null, at(2), null])
})
