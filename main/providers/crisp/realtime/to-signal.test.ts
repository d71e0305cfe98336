import { expect, test } from 'vitest'
import { accountId, conversationId } from '#app/domain/ids.ts'
import { toSignal } from './to-signal.ts'

const WHOSE = { accountId: accountId('lamps'), websiteId: 'w1' }
const about = { website_id: 'w1', session_id: 'session_1', inbox_id: null }
const id = conversationId(WHOSE.accountId, 'session_1')

test('a broken event about a conversation makes that conversation stale instead of being lost', () => {
  expect(toSignal('session:set_state', { ...about, state: 'archived' }, WHOSE)).toEqual({ type: 'conversationStale', conversationId: id })
  expect(toSignal('message:send', { ...about, type: 'text' }, WHOSE)).toEqual({ type: 'conversationStale', conversationId: id })
})

test.each([
  ['of another workspace', { ...about, website_id: 'w2', state: 'resolved' }],
  ['without a workspace', { session_id: 'session_1', state: 'resolved' }],
  ['without a conversation', { website_id: 'w1', state: 'resolved' }],
  ['that is no object', 'resolved'],
  ['that is nothing', undefined],
])('an event %s is not told', (_name, data) => {
  expect(toSignal('session:set_state', data, WHOSE)).toBeNull()
})

test('segments of an event stand once each', () => {
  expect(toSignal('session:set_segments', { ...about, segments: ['vip', '', 'vip'] }, WHOSE)).toEqual({
    type: 'conversationChanged',
    conversationId: id,
    change: { segments: ['vip'] },
  })
})

test('an answer to a question edits the question', () => {
  const content = { id: 'p1', text: 'Choose', choices: [{ value: 'a', label: 'A', selected: true }] }

  expect(toSignal('message:updated', { ...about, fingerprint: 7, content }, WHOSE)).toEqual({
    type: 'itemEdited',
    conversationId: id,
    remoteId: '7',
    parts: [{ kind: 'choices', text: 'Choose', choices: [{ label: 'A', chosen: true }] }],
  })
})

test('an edit whose kind cannot be told from its shape asks for the conversation again', () => {
  expect(toSignal('message:updated', { ...about, fingerprint: 7, content: { url: 'https://example.test' } }, WHOSE)).toEqual({
    type: 'conversationStale',
    conversationId: id,
  })
})

test('a read mark without numbers, or with none in it, is for all messages', () => {
  const all = { type: 'readByContact', conversationId: id, remoteIds: 'all' }

  expect(toSignal('message:acknowledge:read:received', about, WHOSE)).toEqual(all)
  expect(toSignal('message:acknowledge:read:received', { ...about, fingerprints: [] }, WHOSE)).toEqual(all)
  expect(toSignal('message:acknowledge:read:received', { ...about, fingerprints: ['12', 13] }, WHOSE)).toMatchObject({ remoteIds: ['12', '13'] })
})
