import { expect, test } from 'vitest'
import { accountId, conversationId } from '#app/domain/ids.ts'
import { FreshchatMessage } from '#main/providers/freshchat/wire/message.ts'
import { toThreadItem } from './thread-item.ts'

const WORK = accountId('work')
const naming = { accountId: WORK, conversationId: conversationId(WORK, 'c'), nameOfContact: () => 'Mia', nameOfAgent: () => 'Ana' }

function item(fields: Readonly<Record<string, unknown>>) {
  return toThreadItem(
    FreshchatMessage.parse({ id: 'm', created_time: '2026-03-02T09:00:00.000Z', message_parts: [{ text: { content: 'Hi' } }], message_type: 'normal', ...fields }),
    naming,
  )
}

test('what a user writes is received from the contact', () => {
  expect(item({ actor_type: 'user', actor_id: 'u' })).toMatchObject({ type: 'message', author: { kind: 'contact', name: 'Mia', operatorId: null }, receipt: 'received' })
})

test('what an agent writes is sent by that operator', () => {
  expect(item({ actor_type: 'agent', actor_id: 'a' })).toMatchObject({
    type: 'message', id: 'msg:work/c/m', author: { kind: 'operator', name: 'Ana', operatorId: 'opr:work/a' }, receipt: 'sent', at: Date.UTC(2026, 2, 2, 9),
  })
})

test.each([
  ['a bot', { actor_type: 'bot' }],
  ['a system account', { actor_type: 'system', actor_id: 's' }],
  ['an account whose kind is missing', { actor_id: 's' }],
])('%s is automation', (_what, fields) => {
  expect(item(fields)).toMatchObject({ type: 'message', author: { kind: 'automation', operatorId: null } })
})

test.each([
  ['private', { message_type: 'private', actor_type: 'agent', actor_id: 'a' }],
  ['in capitals', { message_type: 'PRIVATE', actor_type: 'agent', actor_id: 'a' }],
  ['the private note of a bot', { message_type: 'normal', actor_type: 'bot', botsPrivateNote: true }],
  ['of a kind that nobody knows', { message_type: 'whisper', actor_type: 'agent', actor_id: 'a' }],
])('%s is a note', (_what, fields) => {
  expect(item(fields)).toMatchObject({ type: 'note', id: 'nte:work/c/m' })
})

test.each([
  ['resolved', { isResolved: true }],
  ['reopened', { isReopen: true }],
  ['other', {}],
])('a system line is an event: %s', (kind, meta) => {
  expect(item({ message_type: 'system', actor_type: 'system', meta_data: meta })).toMatchObject({ type: 'event', id: 'evt:work/c/m', kind, text: 'Hi' })
})

test('a message without a type is a message', () => {
  expect(item({ message_type: null, actor_type: 'user', actor_id: 'u' })).toMatchObject({ type: 'message' })
})

test.each([
  ['READ', 'read'],
  ['Delivered', 'delivered'],
  ['Accepted', 'sent'],
])('the receipt %s of a transport is %s', (status, receipt) => {
  expect(item({ actor_type: 'agent', actor_id: 'a', status })).toMatchObject({ receipt })
})

test('what a transport refused later says so in the thread', () => {
  const failed = item({ actor_type: 'agent', actor_id: 'a', status: 'FAILED', error_message: 'Number is blocked' })

  expect(failed).toMatchObject({ parts: [{ kind: 'text' }, { kind: 'unknown', name: 'failed', text: 'Number is blocked' }] })
})

test('buttons under a message are shown with it', () => {
  const asked = item({ actor_type: 'bot', reply_parts: [{ collection: { sub_parts: [{ quick_reply_button: { label: 'Yes' } }] } }] })

  expect(asked).toMatchObject({ parts: [{ kind: 'text' }, { kind: 'choices', choices: [{ label: 'Yes' }] }] })
})
