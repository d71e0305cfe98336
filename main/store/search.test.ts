import { expect, test } from 'vitest'
import { conversationId, type ConversationId } from '#app/domain/ids.ts'
import {
  ACCOUNT, aConversationRecord, aMessage, aNote, anEvent, at, aText, CONVERSATION, OTHER_ACCOUNT,
} from '#main/testing/builders.ts'
import type { Store } from './store.ts'
import { aStore, valueOf } from './testing/a-store.ts'
import { nastyStrings } from './testing/nasty-strings.ts'

const quiet = { contactName: '', contactEmail: null, preview: null }
const told = { isNew: false, seenAt: at(0) }

async function aStoreSaying(...texts: readonly string[]): Promise<Store> {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord(quiet)], at(0)))
  valueOf(await store.thread.upsert(CONVERSATION, texts.map((text, index) => aMessage({ remote: `m${index}`, text, at: at(index) })), told))
  return store
}

const find = (store: Store, text: string, limit = 50) => store.conversations.search({ text, scope: null, limit })
const excerpts = async (store: Store, text: string) => (await find(store, text)).map(({ excerpt }) => excerpt)

async function withConversation(store: Store, id: ConversationId, text: string) {
  valueOf(await store.conversations.upsert([aConversationRecord({ id, ...quiet })], at(0)))
  valueOf(await store.thread.upsert(id, [aMessage({ conversationId: id, text })], told))
}

test.each([
  ['Chinese, two characters inside of a run', '我想申请退款，谢谢', '退款'],
  ['Chinese, one character', '我想申请退款', '款'],
  ['a character beyond the basic plane', '𠮷野家で食べた', '𠮷'],
  ['Japanese', '注文をキャンセルしたい', 'キャンセル'],
  ['Japanese typed half-width', 'データが届かない', 'ﾃﾞｰﾀ'],
  ['Korean inside of a word', '환불해주세요', '해주'],
  ['Thai', 'ขอคืนเงินครับ', 'คืนเงิน'],
  ['accents left out', 'Más información, por favor', 'informacion'],
  ['accents that were not there', 'informacion', 'información'],
  ['ss for ß', 'Die Straße ist gesperrt', 'strasse'],
  ['ß for ss', 'STRASSE', 'straße'],
  ['Cyrillic', 'Где моя посылка?', 'посыл'],
  ['Arabic', 'أين طلبي', 'طلبي'],
  ['an emoji', 'thank you 😀!', '😀'],
  ['an order number', 'order #A-1001 is late', 'A-1001'],
  ['an e-mail address', 'write to ada@contact.example', 'ada@contact.example'],
  ['capitals', 'REFUND', 'refund'],
  ['the beginning of the last word', 'reimbursement', 'reim'],
  ['words in any order', 'the late refund', 'refund late'],
])('finds %s', async (_, text, asked) => {
  const store = await aStoreSaying('something else entirely', text)

  expect(await excerpts(store, asked)).toEqual([text])
})

test.each([
  ['the end of a word', 'reimbursement', 'bursement'],
  ['only some of the words', 'late refund', 'late parcel'],
  ['an unfinished word that is not the last', 'reimbursement please', 'reim please'],
  ['characters in another order', '退款', '款退'],
])('does not find %s', async (_, text, asked) => {
  expect(await excerpts(await aStoreSaying(text), asked)).toEqual([])
})

test('newest first, whatever the order they were stored in, up to the limit', async () => {
  const store = await aStoreSaying()
  for (const age of [50, 10, 30, 20, 40]) {
    valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ remote: `m${age}`, text: `refund ${age}`, at: at(1_000 - age) })], told))
  }

  expect((await find(store, 'refund', 3)).map(({ excerpt, at: time }) => [excerpt, time])).toEqual(
    [['refund 10', at(990)], ['refund 20', at(980)], ['refund 30', at(970)]],
  )
})

test('a hit names its item and carries the row of its conversation', async () => {
  const store = await aStoreSaying('refund')

  const [hit] = await find(store, 'refund')

  expect(hit).toEqual({ row: await store.conversations.get(CONVERSATION), excerpt: 'refund', itemId: aMessage({ remote: 'm0' }).id, at: at(0) })
})

test('notes are found, events are not', async () => {
  const store = await aStoreSaying()
  valueOf(await store.thread.upsert(CONVERSATION, [aNote({ text: 'check the refund' }), anEvent({ text: 'refund' })], told))

  expect(await excerpts(store, 'refund')).toEqual(['check the refund'])
})

test('conversations are found by name, address and subject', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord({ contactName: 'Zoë Müller', contactEmail: 'zoe@shop.example', subject: 'Rücksendung' })], at(0)))

  for (const asked of ['zoe', 'muller', 'zoe@shop', 'rucksend', 'zoe rucksendung']) {
    expect(await find(store, asked)).toMatchObject([{ itemId: null, excerpt: 'Zoë Müller · zoe@shop.example · Rücksendung' }])
  }
})

test('a conversation is found by its new name and no longer by the old one', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord({ contactName: 'visitor4711' })], at(0)))

  valueOf(await store.conversations.patch(CONVERSATION, { contactName: 'Grace' }))

  expect(await find(store, 'visitor4711')).toEqual([])
  expect(await find(store, 'grace')).toHaveLength(1)
})

test('an edited message is found by its new words and no longer by the old ones', async () => {
  const store = await aStoreSaying('before')

  valueOf(await store.thread.editParts(CONVERSATION, 'm0', [aText('afterwards')]))

  expect(await excerpts(store, 'before')).toEqual([])
  expect(await excerpts(store, 'afterwards')).toEqual(['afterwards'])
})

test('a message that moved in time is found once', async () => {
  const store = await aStoreSaying('refund')

  valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ remote: 'm0', text: 'refund', at: at(500) })], told))

  expect((await find(store, 'refund')).map(({ at: time }) => time)).toEqual([at(500)])
})

test('a search keeps to its accounts', async () => {
  const there = conversationId(OTHER_ACCOUNT, 'c1')
  const store = await aStoreSaying('refund here')
  await withConversation(store, there, 'refund there')
  const found = async (scope: readonly (typeof ACCOUNT)[] | null) =>
    (await store.conversations.search({ text: 'refund', scope, limit: 10 })).map(({ row }) => row.conversation.id)

  expect(await found([OTHER_ACCOUNT])).toEqual([there])
  expect(new Set(await found([ACCOUNT, OTHER_ACCOUNT]))).toEqual(new Set([CONVERSATION, there]))
  expect(await found([])).toEqual([])
})

test('an account is not found by its own key', async () => {
  expect(await excerpts(await aStoreSaying('refund'), 'one')).toEqual([])
})

test('items of a conversation that we do not know yet are found once it is there', async () => {
  const store = await aStore()
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ text: 'refund' })], told))
  const before = await find(store, 'refund')

  valueOf(await store.conversations.upsert([aConversationRecord(quiet)], at(0)))

  expect(before).toEqual([])
  expect(await excerpts(store, 'refund')).toEqual(['refund'])
})

test.each(nastyStrings.map(text => [JSON.stringify(text), text]))('hostile input is only text: %s', async (_, text) => {
  const store = await aStoreSaying('refund', `so they wrote ${text} to us`)

  const hits = await find(store, text)

  for (const { excerpt } of hits) expect(excerpt).toContain('so they wrote')
  expect(await excerpts(store, 'refund')).toEqual(['refund'])
})

test.each(nastyStrings.filter(text => /[\p{L}\p{N}]/u.test(text)).map(text => [JSON.stringify(text), text]))(
  'what a contact wrote is found by itself: %s',
  async (_, text) => {
    expect(await find(await aStoreSaying(text), text)).toHaveLength(1)
  },
)

const preview = (text: string, speaker: 'contact' | 'event' = 'contact') => ({ speaker, text }) as const

test('finds what the list shows of a conversation whose thread was never loaded, and no longer once it shows something else', async () => {
  const store = await aStore()
  const told = (text: string, after: number) =>
    store.conversations.upsert([aConversationRecord({ ...quiet, preview: preview(text), updatedAt: at(after) })], at(after))
  valueOf(await told('The lamp arrived broken', 1))

  const [hit] = await find(store, 'broken')
  valueOf(await told('A new one, please', 2))

  expect(hit).toMatchObject({ excerpt: 'The lamp arrived broken', itemId: null, at: at(1), row: { conversation: { id: CONVERSATION } } })
  expect(await find(store, 'broken')).toEqual([])
  expect(await excerpts(store, 'new one')).toEqual(['A new one, please'])
})

test('what the list shows is found once, as the message it is cut from, where that is stored', async () => {
  const store = await aStore()
  const said = `The lamp arrived broken, ${'and '.repeat(50)}I am sad`
  valueOf(await store.conversations.upsert([aConversationRecord({ ...quiet, preview: preview(said.slice(0, 60)), updatedAt: at(1) })], at(1)))
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ text: said, at: at(1) }), aMessage({ remote: 'm2', text: 'broken too', at: at(0) })], told))

  expect((await find(store, 'broken')).map(({ itemId }) => itemId)).toEqual(['msg:one/c1/m1', 'msg:one/c1/m2'])
})

test('neither an event that the list shows nor the preview of a removed conversation is found', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord({ ...quiet, preview: preview('assigned to nobody', 'event') })], at(1)))
  const event = await find(store, 'assigned')
  valueOf(await store.conversations.upsert([aConversationRecord({ ...quiet, preview: preview('gone'), updatedAt: at(2) })], at(2)))
  valueOf(await store.conversations.remove(CONVERSATION))

  expect(event).toEqual([])
  expect(await find(store, 'gone')).toEqual([])
})
