import { expect, test } from 'vitest'
import { CrispConversation } from './conversation.ts'
import { CrispMessage } from './message.ts'
import { readRecord, readRecords } from './records.ts'
import { CrispOperatorEntry } from './team.ts'
import { CrispEndpoints } from './website.ts'

const good = { session_id: 'session_1', state: 'pending' }

test('one broken record is named by its path, and the others are kept', () => {
  const read = readRecords(CrispConversation, [good, { state: 'pending' }, { ...good, state: 'archived' }, null, { ...good, session_id: 'session_2' }])

  expect(read).toMatchObject({
    ok: true,
    value: {
      items: [{ session_id: 'session_1' }, { session_id: 'session_2' }],
      unreadable: ['data[1].session_id', 'data[2].state', 'data[3]'],
      count: 5,
    },
  })
})

test('what is no list is unreadable, and not an empty list', () => {
  expect(readRecords(CrispConversation, {})).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'data', found: 'malformed' } })
})

test('a record that cannot be read says where', () => {
  expect(readRecord(CrispMessage, { type: 'text', from: 'robot', fingerprint: 1, timestamp: 2 })).toEqual({
    ok: false,
    failure: { kind: 'unreadable', path: 'data.from', found: 'malformed' },
  })
})

test('fields that nobody told us of are kept', () => {
  expect(readRecord(CrispConversation, { ...good, novelty: { a: 1 } })).toMatchObject({ value: { novelty: { a: 1 } } })
})

test('invitations and sandboxes answer nobody', () => {
  const entries = [{ type: 'operator', details: { user_id: 'u1' } }, { type: 'invite', details: { email: 'a@example.test' } }, { type: 'sandbox', details: {} }]

  expect(readRecords(CrispOperatorEntry, entries)).toMatchObject({ value: { items: [{ user_id: 'u1' }, null, null], unreadable: [] } })
})

test('the rescue relay is a second address, where there is one', () => {
  const socket = { app: 'https://a.test/w/' }

  expect(readRecord(CrispEndpoints, { socket, rescue: { socket: { app: 'https://b.test/w/' } } })).toEqual({ ok: true, value: ['https://a.test/w/', 'https://b.test/w/'] })
  expect(readRecord(CrispEndpoints, { socket, rescue: {} })).toEqual({ ok: true, value: ['https://a.test/w/'] })
})
