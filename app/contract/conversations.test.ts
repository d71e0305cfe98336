import { describe, expect, test } from 'vitest'
import { aConversationRow, aMessage, anOutboxEntry, MONDAY } from '#app/testing/samples.ts'
import { ConversationRow, conversations, ConversationView, LaneCounts, NOT_NARROWED, SearchHit } from './conversations.ts'

const view = { lane: 'waiting', scope: null, ...NOT_NARROWED }
const { input: list } = conversations['conversations.list']
const { input: create, output: begun } = conversations['conversations.create']

describe('a list', () => {
  test.each(['waiting', 'mine', 'unassigned', 'resolved', 'all'])('may show the lane %s', lane => {
    expect(ConversationView.parse({ ...view, lane })).toEqual({ ...view, lane })
  })

  test.each([
    ['a lane that nobody knows', { lane: 'spam' }],
    ['the outbox, which holds no conversations', { lane: 'outbox' }],
    ['accounts that are none', { scope: ['one'] }],
    ['more accounts than anybody has', { scope: Array.from({ length: 201 }, () => 'acc:one') }],
    ['an operator for a contact', { contactId: 'opr:one/me' }],
  ])('never shows %s', (_name, wrong) => {
    expect(ConversationView.safeParse({ ...view, ...wrong }).success).toBe(false)
  })

  test.each([
    [{ offset: 0, limit: 1 }, true],
    [{ offset: 1_000_000, limit: 200 }, true],
    [{ offset: -1, limit: 50 }, false],
    [{ offset: 0, limit: 0 }, false],
    [{ offset: 0, limit: 201 }, false],
    [{ offset: 0.5, limit: 50 }, false],
  ])('through the window %j: %s', (window, isTaken) => {
    expect(list.safeParse({ view, ...window }).success).toBe(isTaken)
  })
})

describe('a row', () => {
  test('is read as it stands', () => {
    const marked = { ...aConversationRow, assigneeName: 'Olga', inboxName: 'Billing', draftMode: 'note', pending: 'uncertain' }

    expect(ConversationRow.parse(aConversationRow)).toEqual(aConversationRow)
    expect(ConversationRow.parse(marked)).toEqual(marked)
  })

  test('shows what waits, never what is done', () => {
    expect(['queued', 'sending', 'checking', 'uncertain', 'failed'].filter(pending => !ConversationRow.safeParse({ ...aConversationRow, pending }).success)).toEqual([])
    expect(['sent', 'discarded'].filter(pending => ConversationRow.safeParse({ ...aConversationRow, pending }).success)).toEqual([])
  })
})

test('a hit may be a conversation or one item of it', () => {
  const hit = { row: aConversationRow, excerpt: 'my parcel', itemId: 'msg:one/c1/m1', at: MONDAY }

  expect(SearchHit.parse(hit)).toEqual(hit)
  expect(SearchHit.parse({ ...hit, itemId: null })).toMatchObject({ itemId: null })
})

test('counts tell every lane', () => {
  const counts = { waiting: 1, mine: 0, unassigned: 1, resolved: 7, all: 9, outbox: 0 }

  expect(LaneCounts.parse(counts)).toEqual(counts)
  expect(Object.keys(counts).filter(lane => LaneCounts.safeParse({ ...counts, [lane]: undefined }).success)).toEqual([])
})

describe('a new conversation', () => {
  const asked = { accountId: 'acc:one', contact: { contactId: 'ctc:one/u1' }, inboxId: null, text: 'Hello' }

  test.each([
    ['nobody', { contact: {} }],
    ['somebody without a name', { contact: { name: '  ', email: 'ada@contact.example' } }],
    ['an address that is none', { contact: { name: 'Ada', email: 'ada at example' } }],
    ['no words', { text: ' \n ' }],
    ['too many words', { text: 'a'.repeat(10_001) }],
    ['no account', { accountId: null }],
    ['a group for an inbox', { inboxId: 'grp:one/g1' }],
  ])('is not begun with %s', (_name, wrong) => {
    expect(create.safeParse({ ...asked, ...wrong }).success).toBe(false)
  })

  test('takes a name without the spaces around it', () => {
    expect(create.parse({ ...asked, contact: { name: ' Ada ', email: null } }).contact).toEqual({ name: 'Ada', email: null })
  })

  test('may be in doubt, which says why and names no conversation', () => {
    const doubt = { outcome: 'doubt', failure: { kind: 'offline' } }

    expect(begun.parse({ ...doubt, conversationId: 'cnv:one/c2' })).toEqual(doubt)
    expect(begun.safeParse({ outcome: 'created', failure: { kind: 'offline' } }).success).toBe(false)
  })
})

test('a search is bounded in its words and in what it brings', () => {
  const { input } = conversations['conversations.search']

  expect(input.safeParse({ text: 'a'.repeat(300), scope: null, limit: 100 }).success).toBe(true)
  expect(input.safeParse({ text: 'a'.repeat(301), scope: null, limit: 100 }).success).toBe(false)
  expect(input.safeParse({ text: 'a', scope: null, limit: 101 }).success).toBe(false)
})

test('the services are asked for words without the spaces around them, and not for too many', () => {
  const { input } = conversations['conversations.searchServices']

  expect(input.parse({ text: '  my parcel ', scope: null })).toEqual({ text: 'my parcel', scope: null })
  expect(input.safeParse({ text: 'a'.repeat(301), scope: null }).success).toBe(false)
})

test('a thread answers with what was said and what waits', () => {
  const { output } = conversations['thread.get']
  const page = { items: [aMessage], pending: [anOutboxEntry], older: 'here', checkedAt: null }

  expect(output.parse(page)).toEqual(page)
})

test('a status is ours, not a service\'s', () => {
  const { input } = conversations['conversations.setStatus']
  const set = (status: unknown) => input.safeParse({ id: 'cnv:one/c1', status }).success

  expect(['pending', 'open', 'waiting', 'resolved'].filter(status => !set(status))).toEqual([])
  expect(['unresolved', 'new', 'closed', '', null].filter(set)).toEqual([])
})

test.each<readonly [boolean, object]>([
  [true, { operatorId: 'opr:one/olga', groupId: 'grp:one/g1' }],
  [true, { operatorId: null, groupId: null }],
  [false, { operatorId: 'opr:two/olga', groupId: null }],
  [false, { operatorId: null, groupId: 'grp:two/g1' }],
])('a conversation is given to people of its own account: %j for %j', (isTaken, to) => {
  expect(conversations['conversations.assign'].input.safeParse({ id: 'cnv:one/c1', ...to }).success).toBe(isTaken)
})

test.each<readonly [boolean, object]>([
  [true, { contact: { contactId: 'ctc:one/u1' }, inboxId: 'inb:one/i1' }],
  [false, { contact: { contactId: 'ctc:two/u1' }, inboxId: null }],
  [false, { contact: { name: 'Ada', email: null }, inboxId: 'inb:two/i1' }],
])('a conversation begins with a contact and in an inbox of its own account: %j for %j', (isTaken, to) => {
  expect(create.safeParse({ accountId: 'acc:one', text: 'Hello', ...to }).success).toBe(isTaken)
})
