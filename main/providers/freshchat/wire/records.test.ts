import { expect, test } from 'vitest'
import { FreshchatAgent } from './agent.ts'
import { FreshchatMessage } from './message.ts'
import { readList, readRecord } from './records.ts'
import { FreshchatGroup } from './team.ts'

test('one broken record is named by its path and takes nobody with it', () => {
  const read = readList(FreshchatAgent, { agents: [{ id: 'a' }, { first_name: 'No id' }, null, { id: 'b', email: 7 }] }, 'agents')

  expect(read).toMatchObject({
    ok: true,
    value: { items: [{ id: 'a' }, { id: 'b', email: null }], unreadable: ['agents[1].id', 'agents[2]'] },
  })
})

test.each([[null], [{}], [{ agents: null }], [{ agents: {} }], ['agents'], [[]]])('an answer without its list is unreadable, not empty: %j', body => {
  expect(readList(FreshchatAgent, body, 'agents')).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'agents', found: 'malformed' } })
})

test('an empty list is empty', () => {
  expect(readList(FreshchatAgent, { agents: [] }, 'agents')).toEqual({ ok: true, value: { items: [], unreadable: [] } })
})

test('a single record names the field that is broken', () => {
  const read = readRecord(FreshchatMessage, { id: 'm', created_time: 'yesterday' }, 'message')

  expect(read).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'message.created_time', found: 'malformed' } })
})

test('fields that nobody needs may be anything, and ids may be numbers', () => {
  const read = readRecord(FreshchatMessage, { id: 12, created_time: '2026-03-02T09:00:00.000Z', message_parts: 'none', meta_data: 3, botsPrivateNote: 'true', extra: {} }, 'message')

  expect(read).toMatchObject({ ok: true, value: { id: '12', message_parts: null, meta_data: null, botsPrivateNote: true, created_time: Date.UTC(2026, 2, 2, 9) } })
})

test('the agents of a group are read as ids and as objects', () => {
  const read = readRecord(FreshchatGroup, { id: 'g', agents: ['a', { id: 'b' }] }, 'group')

  expect(read).toMatchObject({ ok: true, value: { agents: ['a', 'b'] } })
})
