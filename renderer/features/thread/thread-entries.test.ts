import { expect, test } from 'vitest'
import { conversationId, accountId, messageId, noteId, outboxEntryId, operatorId } from '#app/domain/ids.ts'
import type { Message } from '#app/domain/message.ts'
import type { Note } from '#app/domain/note.ts'
import { MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { DAY_MS, epochMs, MINUTE_MS } from '#app/domain/time.ts'
import { firstUnread, threadEntries } from './thread-entries.ts'

const account = accountId('a')
const conversation = conversationId(account, 'c')
const start = Date.UTC(2026, 0, 5, 9)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const aMessage = (nth: number, minutes: number, kind: 'contact' | 'operator' = 'contact'): Message => ({
  type: 'message', id: messageId(conversation, String(nth)), conversationId: conversation, author: { kind, name: kind, operatorId: null },
  parts: [{ kind: 'text', text: 'x', format: 'plain' }], receipt: 'received', isEdited: false, at: epochMs(start + minutes * MINUTE_MS),
})
const aNote = (nth: number, minutes: number): Note => ({
  type: 'note', id: noteId(conversation, String(nth)), conversationId: conversation, author: { kind: 'operator', name: 'Ana', operatorId: null },
  parts: [], isEdited: false, at: epochMs(start + minutes * MINUTE_MS),
})
const aPending = (minutes: number): OutboxEntry => ({
  id: outboxEntryId('1'), accountId: account, conversationId: conversation, operatorId: operatorId(account, 'ana'),
  intent: { kind: 'reply', text: MessageText.parse('hello') }, delivery: { state: 'sending', since: epochMs(0) }, order: 1, attempts: 1, mayHaveArrived: false,
  createdAt: epochMs(start + minutes * MINUTE_MS),
})

test('each day begins with its line, once', () => {
  const entries = threadEntries({ items: [aMessage(1, 0), aMessage(2, 1), aMessage(3, DAY_MS / MINUTE_MS)], pending: [], unread: null, dayOf })

  expect(entries.map(({ kind }) => kind)).toEqual(['day', 'item', 'item', 'day', 'item'])
})

test('a run of one sender within five minutes shares one header', () => {
  const entries = threadEntries({ items: [aMessage(1, 0), aMessage(2, 4), aMessage(3, 10)], pending: [], unread: null, dayOf })

  expect(entries.flatMap(entry => (entry.kind === 'item' ? [entry.isFirst] : []))).toEqual([true, false, true])
})

test('another sender or a note ends a run', () => {
  const entries = threadEntries({ items: [aMessage(1, 0), aMessage(2, 1, 'operator'), aNote(3, 2), aMessage(4, 3, 'operator')], pending: [], unread: null, dayOf })

  expect(entries.flatMap(entry => (entry.kind === 'item' ? [entry.isFirst] : []))).toEqual([true, true, true, true])
})

test('what has not left stands last, with its own day when that is new', () => {
  const entries = threadEntries({ items: [aMessage(1, 0)], pending: [aPending(DAY_MS / MINUTE_MS)], unread: null, dayOf })

  expect(entries.map(({ kind }) => kind)).toEqual(['day', 'item', 'day', 'pending'])
})

test('an empty thread has no lines', () => {
  expect(threadEntries({ items: [], pending: [], unread: null, dayOf })).toEqual([])
})

test('the unread line stands above the first message that was not read, and ends a run', () => {
  const items = [aMessage(1, 0), aMessage(2, 1), aMessage(3, 2)]

  const entries = threadEntries({ items, pending: [], unread: firstUnread(items, 2), dayOf })

  expect(entries.map(({ kind }) => kind)).toEqual(['day', 'item', 'unread', 'item', 'item'])
  expect(entries.flatMap(entry => (entry.kind === 'item' ? [entry.isFirst] : []))).toEqual([true, true, false])
})

test('only what the contact wrote counts as unread', () => {
  const items = [aMessage(1, 0), aMessage(2, 1, 'operator'), aMessage(3, 2), aMessage(4, 3, 'operator')]

  expect(firstUnread(items, 1)).toEqual({ fromId: items[2]?.id, count: 1 })
  expect(firstUnread(items, 9)?.fromId).toBe(items[0]?.id)
  expect(firstUnread(items, 0)).toBeNull()
})

test('what is being sent and was read back already stands there once', () => {
  const saying = (text: string, minutes: number): Message => ({ ...aMessage(1, minutes, 'operator'), parts: [{ kind: 'text', text, format: 'plain' }] })
  const sending: OutboxEntry = { ...aPending(0), delivery: { state: 'sending', since: epochMs(start) } }
  const kinds = (item: Message, entry: OutboxEntry = sending) => threadEntries({ items: [item], pending: [entry], unread: null, dayOf }).map(({ kind }) => kind)

  expect(kinds(saying(' hello ', 1))).toEqual(['day', 'item'])
  expect(kinds(saying('hello', -1))).toEqual(['day', 'item', 'pending'])
  expect(kinds(saying('hello there', 1))).toEqual(['day', 'item', 'pending'])
  expect(kinds({ ...saying('hello', 1), author: { kind: 'contact', name: 'Ada', operatorId: null } })).toEqual(['day', 'item', 'pending'])
  expect(kinds(saying('hello', 1), { ...sending, delivery: { state: 'uncertain', failure: { kind: 'offline' } } })).toEqual(['day', 'item', 'pending'])
})
