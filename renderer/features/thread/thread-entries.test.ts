import { expect, test } from 'vitest'
import { conversationId, accountId, messageId, noteId, outboxEntryId, operatorId } from '#app/domain/ids.ts'
import type { Message } from '#app/domain/message.ts'
import type { Note } from '#app/domain/note.ts'
import { MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { DAY_MS, epochMs, MINUTE_MS } from '#app/domain/time.ts'
import { threadEntries } from './thread-entries.ts'

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
  intent: { kind: 'reply', text: MessageText.parse('hello') }, delivery: { state: 'sending', since: epochMs(0) }, order: 1, attempts: 1,
  createdAt: epochMs(start + minutes * MINUTE_MS),
})

test('each day begins with its line, once', () => {
  const entries = threadEntries([aMessage(1, 0), aMessage(2, 1), aMessage(3, DAY_MS / MINUTE_MS)], [], dayOf)

  expect(entries.map(({ kind }) => kind)).toEqual(['day', 'item', 'item', 'day', 'item'])
})

test('a run of one sender within five minutes shares one header', () => {
  const entries = threadEntries([aMessage(1, 0), aMessage(2, 4), aMessage(3, 10)], [], dayOf)

  expect(entries.flatMap(entry => (entry.kind === 'item' ? [entry.isFirst] : []))).toEqual([true, false, true])
})

test('another sender or a note ends a run', () => {
  const entries = threadEntries([aMessage(1, 0), aMessage(2, 1, 'operator'), aNote(3, 2), aMessage(4, 3, 'operator')], [], dayOf)

  expect(entries.flatMap(entry => (entry.kind === 'item' ? [entry.isFirst] : []))).toEqual([true, true, true, true])
})

test('what has not left stands last, with its own day when that is new', () => {
  const entries = threadEntries([aMessage(1, 0)], [aPending(DAY_MS / MINUTE_MS)], dayOf)

  expect(entries.map(({ kind }) => kind)).toEqual(['day', 'item', 'day', 'pending'])
})

test('an empty thread has no lines', () => {
  expect(threadEntries([], [], dayOf)).toEqual([])
})
