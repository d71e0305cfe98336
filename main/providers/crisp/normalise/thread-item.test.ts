import { expect, test } from 'vitest'
import { accountId, conversationId } from '#app/domain/ids.ts'
import { CrispMessage } from '#main/providers/crisp/wire/message.ts'
import { toThreadItem } from './thread-item.ts'

const ID = conversationId(accountId('lamps'), 'session_1')
const BASE = { type: 'text', from: 'operator', content: 'Hi', fingerprint: 7, timestamp: 1_759_001_234_567, website_id: 'w1', session_id: 'session_1' }
const read = (change: object) => toThreadItem(ID, CrispMessage.parse({ ...BASE, ...change }))

test.each([
  ['an operator', { user: { type: 'participant', user_id: 'u1', nickname: 'Nora' } }, { kind: 'operator', name: 'Nora', operatorId: 'opr:lamps/u1' }],
  ['the workspace itself', { user: { type: 'website', user_id: 'w1', nickname: 'Shop' } }, { kind: 'operator', name: 'Shop', operatorId: null }],
  ['nobody in particular', {}, { kind: 'operator', name: '', operatorId: null }],
  ['a machine', { automated: true, user: { user_id: 'u1', nickname: 'Bot' } }, { kind: 'automation', name: 'Bot', operatorId: null }],
  ['the contact', { from: 'user', user: { user_id: 'session_1', nickname: 'Ada' } }, { kind: 'contact', name: 'Ada', operatorId: null }],
])('the author is %s', (_name, change, author) => {
  expect(read(change)).toMatchObject({ author })
})

test.each([
  [{ read: '', delivered: '' }, 'sent'],
  [{ read: '', delivered: 'chat' }, 'delivered'],
  [{ read: 'email', delivered: 'chat' }, 'read'],
  [{ read: true }, 'read'],
  [{ read: { chat: 1 } }, 'sent'],
])('a receipt of %j is %s', (change, receipt) => {
  expect(read(change)).toMatchObject({ receipt })
})

test('fingerprints are read as number and as text, and keep every digit', () => {
  expect(read({ fingerprint: 175900123456712 }).id).toBe('msg:lamps/session_1/175900123456712')
  expect(read({ fingerprint: '175900123456712' }).id).toBe('msg:lamps/session_1/175900123456712')
})

test('an event of an unknown kind shows its own words, or its namespace', () => {
  expect(read({ type: 'event', content: { namespace: 'call:ended', text: 'Call ended' }, user: { nickname: 'Nora' } })).toMatchObject({ kind: 'other', name: 'Nora', text: 'Call ended' })
  expect(read({ type: 'event', content: { namespace: 'call:ended' } })).toMatchObject({ kind: 'other', text: 'call:ended' })
  expect(read({ type: 'event', content: { namespace: 'state:unresolved' } })).toMatchObject({ kind: 'reopened', text: null })
})
