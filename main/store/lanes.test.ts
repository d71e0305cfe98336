import { expect, test } from 'vitest'
import { type ConversationView, NOT_NARROWED } from '#app/contract/conversations.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import { conversationId, groupId, inboxId, operatorId, remoteOf } from '#app/domain/ids.ts'
import type { Lane } from '#app/domain/lane.ts'
import { ACCOUNT, aConversationRecord, anAccount, anOutboxRow, at, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const ME = operatorId(ACCOUNT, 'me')
const view = (lane: Lane, said: Partial<ConversationView> = {}): ConversationView =>
  ({ lane, scope: null, ...NOT_NARROWED, ...said })

const record = (remote: string, updatedAt: number, said: Partial<ConversationRecord> = {}) =>
  aConversationRecord({ id: conversationId(ACCOUNT, remote), updatedAt: at(updatedAt), ...said })

/** One conversation of each kind; the number is when it last moved. */
const records = [
  record('unassigned', 10),
  record('mine', 20, { assigneeId: ME, waitingSince: at(7) }),
  record('of a group', 30, { groupId: groupId(ACCOUNT, 'g'), waitingSince: at(3) }),
  record('of another', 40, { assigneeId: operatorId(ACCOUNT, 'other'), waitingSince: at(5) }),
  record('resolved', 50, { status: 'resolved', assigneeId: ME, waitingSince: at(1) }),
  record('pending', 60, { status: 'pending', waitingSince: at(9) }),
  aConversationRecord({ id: conversationId(OTHER_ACCOUNT, 'other account'), updatedAt: at(35), waitingSince: at(4) }),
  aConversationRecord({ id: conversationId(OTHER_ACCOUNT, 'other mine'), updatedAt: at(5), assigneeId: operatorId(OTHER_ACCOUNT, 'me') }),
]

async function aFilledStore() {
  const store = await aStore()
  valueOf(await store.accounts.put(anAccount({ me: ME })))
  valueOf(await store.accounts.put(anAccount({ id: OTHER_ACCOUNT })))
  valueOf(await store.conversations.upsert(records, at(0)))
  const remotes = async (asked: ConversationView, window = { offset: 0, limit: 50 }) =>
    (await store.conversations.list(asked, window)).rows.map(({ conversation }) => remoteOf(conversation.id))
  return { store, remotes }
}

test('waiting: who waits for us, longest first', async () => {
  const { remotes } = await aFilledStore()

  expect(await remotes(view('waiting'))).toEqual(['of a group', 'other account', 'of another', 'mine', 'pending'])
})

test('mine: assigned to whoever I am at each account and not resolved, newest first', async () => {
  const { store, remotes } = await aFilledStore()

  expect(await remotes(view('mine'))).toEqual(['mine', 'other mine'])

  valueOf(await store.accounts.put(anAccount({ id: OTHER_ACCOUNT, me: null })))
  expect(await remotes(view('mine'))).toEqual(['mine'])
})

test('unassigned: no operator, no group, not resolved', async () => {
  const { remotes } = await aFilledStore()

  expect(await remotes(view('unassigned'))).toEqual(['pending', 'other account', 'unassigned'])
})

test('resolved: what is done', async () => {
  const { remotes } = await aFilledStore()

  expect(await remotes(view('resolved'))).toEqual(['resolved'])
})

test('all: everything, newest first', async () => {
  const { remotes } = await aFilledStore()

  expect(await remotes(view('all'))).toEqual(
    ['pending', 'resolved', 'of another', 'other account', 'of a group', 'mine', 'unassigned', 'other mine'],
  )
})

test('a scope of one, of several and of no accounts', async () => {
  const { remotes } = await aFilledStore()

  expect(await remotes(view('waiting', { scope: [OTHER_ACCOUNT] }))).toEqual(['other account'])
  expect(await remotes(view('waiting', { scope: [ACCOUNT, OTHER_ACCOUNT] }))).toHaveLength(5)
  expect(await remotes(view('mine', { scope: [OTHER_ACCOUNT] }))).toEqual(['other mine'])
  expect(await remotes(view('all', { scope: [] }))).toEqual([])
})

test('a view narrows by assignee, by inbox and by group', async () => {
  const { store, remotes } = await aFilledStore()
  const inbox = inboxId(ACCOUNT, 'billing')
  valueOf(await store.conversations.patch(conversationId(ACCOUNT, 'pending'), { inboxId: inbox }))

  expect(await remotes(view('all', { assigneeId: ME }))).toEqual(['resolved', 'mine'])
  expect(await remotes(view('waiting', { inboxId: inbox }))).toEqual(['pending'])
  expect(await remotes(view('waiting', { inboxId: inbox, assigneeId: ME }))).toEqual([])
  expect(await remotes(view('all', { groupId: groupId(ACCOUNT, 'g') }))).toEqual(['of a group'])
})

test('a window shows its stretch and the whole number', async () => {
  const { store, remotes } = await aFilledStore()

  expect(await remotes(view('all'), { offset: 2, limit: 3 })).toEqual(['of another', 'other account', 'of a group'])
  expect((await store.conversations.list(view('all'), { offset: 7, limit: 3 })).total).toBe(8)
  expect(await remotes(view('all'), { offset: 8, limit: 3 })).toEqual([])
})

test('the place of a conversation is where the list shows it, in every lane', async () => {
  const { store } = await aFilledStore()

  for (const lane of ['waiting', 'mine', 'unassigned', 'resolved', 'all'] as const) {
    for (const scope of [null, [ACCOUNT], [ACCOUNT, OTHER_ACCOUNT]]) {
      const { rows } = await store.conversations.list(view(lane, { scope }), { offset: 0, limit: 50 })
      const places = await Promise.all(rows.map(({ conversation }) => store.conversations.place(view(lane, { scope }), conversation.id)))
      expect(places).toEqual(rows.map((_, index) => index))
    }
  }
})

test('what is not in the view has no place in it', async () => {
  const { store } = await aFilledStore()

  expect(await store.conversations.place(view('waiting'), conversationId(ACCOUNT, 'resolved'))).toBeNull()
  expect(await store.conversations.place(view('all', { scope: [OTHER_ACCOUNT] }), conversationId(ACCOUNT, 'mine'))).toBeNull()
  expect(await store.conversations.place(view('all'), conversationId(ACCOUNT, 'never seen'))).toBeNull()
})

test('of conversations that moved at the same moment none is shown twice or left out', async () => {
  const store = await aStore()
  const many = Array.from({ length: 25 }, (_, index) => record(`c${index}`, 1, { waitingSince: at(0) }))
  valueOf(await store.conversations.upsert(many, at(0)))

  for (const lane of ['all', 'waiting'] as const) {
    const windows = await Promise.all([0, 10, 20].map(offset => store.conversations.list(view(lane), { offset, limit: 10 })))
    const ids = windows.flatMap(({ rows }) => rows.map(({ conversation }) => conversation.id))
    expect(new Set(ids).size).toBe(25)
  }
})

test('counts are the lengths of the lanes, and of what has not left', async () => {
  const { store } = await aFilledStore()
  const rows = [anOutboxRow({ number: 1 }), anOutboxRow({ number: 2 }), anOutboxRow({ number: 3, conversationId: conversationId(OTHER_ACCOUNT, 'c') })]
  for (const row of rows) valueOf(await store.outbox.add(row, null))
  const [first] = rows
  if (first !== undefined) valueOf(await store.outbox.move(first.id, { delivery: { state: 'sent', at: at(1), remoteId: null } }))

  expect(await store.conversations.counts(null)).toEqual({ waiting: 5, mine: 2, unassigned: 3, resolved: 1, all: 8, outbox: 2 })
  expect(await store.conversations.counts([OTHER_ACCOUNT])).toEqual({ waiting: 1, mine: 1, unassigned: 1, resolved: 0, all: 2, outbox: 1 })
  expect(await store.conversations.counts([])).toEqual({ waiting: 0, mine: 0, unassigned: 0, resolved: 0, all: 0, outbox: 0 })
})
