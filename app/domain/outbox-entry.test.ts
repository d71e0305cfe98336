import { describe, expect, test } from 'vitest'
import { anAttachment, anOutboxEntry, MONDAY } from '#app/testing/samples.ts'
import { Delivery, Intent, MAX_TEXT_LENGTH, MessageText, NoteText, OutboxEntry } from './outbox-entry.ts'

describe.each([
  ['a reply', MessageText],
  ['a note', NoteText],
])('the text of %s', (_name, Text) => {
  test.each([
    'Hello',
    'x',
    ' Hello ',
    '\n\nHello\r\n\tthere\n\n',
    '0',
    '退款',
    '👩🏽‍🚒',
    '<script>alert(1)</script>',
    'a'.repeat(MAX_TEXT_LENGTH),
    '\u{202e}txt',
  ])('is kept to the letter: %j', text => {
    expect(Text.parse(text)).toBe(text)
  })

  test.each(['', ' ', '\n', '\t \r\n ', '\u{a0}\u{2003}\u{feff}', ' '.repeat(MAX_TEXT_LENGTH)])('is refused when it says nothing: %j', text => {
    expect(Text.safeParse(text).success).toBe(false)
  })

  test('is refused, not cut, when it is too long', () => {
    expect(Text.safeParse('a'.repeat(MAX_TEXT_LENGTH + 1)).success).toBe(false)
  })

  test.each([null, undefined, 7, {}, ['Hello']])('is a text, not %s', value => {
    expect(Text.safeParse(value).success).toBe(false)
  })
})

const INTENTS = [
  { kind: 'reply', text: 'Good morning' },
  { kind: 'note', text: 'For us only' },
  { kind: 'file', file: anAttachment, uploaded: null },
  { kind: 'file', file: anAttachment, uploaded: 'https://files.example/1' },
  { kind: 'status', status: 'resolved' },
  { kind: 'assign', operatorId: 'opr:one/olga', groupId: null },
  { kind: 'assign', operatorId: null, groupId: null },
  { kind: 'read', read: true },
  { kind: 'segments', segments: ['vip', ' VIP', '试用'] },
  { kind: 'segments', segments: [] },
]

test.each(INTENTS)('an intent to $kind is read as it stands', intent => {
  expect(Intent.parse(intent)).toEqual(intent)
})

test.each([
  ['a reply of nothing', { kind: 'reply', text: '  ' }],
  ['a reply with the words under another name', { kind: 'reply', note: 'For us only' }],
  ['a note of nothing', { kind: 'note', text: '' }],
  ['a file by its path', { kind: 'file', file: { ...anAttachment, fileId: '../../etc/passwd' }, uploaded: null }],
  ['a status that nobody knows', { kind: 'status', status: 'closed' }],
  ['an assignment to a contact', { kind: 'assign', operatorId: 'ctc:one/u1', groupId: null }],
  ['an assignment that leaves half open', { kind: 'assign', operatorId: null }],
  ['a reading that is neither', { kind: 'read' }],
  ['a segment of no letters', { kind: 'segments', segments: ['vip', ' '] }],
  ['more segments than anybody can read', { kind: 'segments', segments: Array.from({ length: 201 }, (_, nth) => `s${nth}`) }],
  ['an intent to do anything else', { kind: 'delete' }],
])('%s is no intent', (_name, intent) => {
  expect(Intent.safeParse(intent).success).toBe(false)
})

const DELIVERIES = [
  { state: 'queued', notBefore: MONDAY, lastFailure: null },
  { state: 'queued', notBefore: MONDAY, lastFailure: { kind: 'offline' } },
  { state: 'uploading', since: MONDAY },
  { state: 'sending', since: MONDAY },
  { state: 'checking', since: MONDAY, nextCheckAt: MONDAY + 1, failure: { kind: 'offline' } },
  { state: 'uncertain', failure: { kind: 'providerDown', status: 500 } },
  { state: 'failed', failure: { kind: 'rejected', reason: 'blocked' } },
  { state: 'sent', at: MONDAY, remoteId: '17' },
  { state: 'sent', at: MONDAY, remoteId: null },
  { state: 'discarded', at: MONDAY },
]

test.each(DELIVERIES)('$state is read as it stands', delivery => {
  expect(Delivery.parse(delivery)).toEqual(delivery)
})

test('every state of a delivery has been looked at here', () => {
  const states = Delivery.unwrap().options.map(option => option.shape.state.value)

  expect(new Set(DELIVERIES.map(({ state }) => state))).toEqual(new Set(states))
})

test.each([
  ['failed for no reason', { state: 'failed' }],
  ['uncertain for no reason', { state: 'uncertain' }],
  ['sent at no time', { state: 'sent', remoteId: '17' }],
  ['checking that never looks again', { state: 'checking', since: MONDAY, failure: { kind: 'offline' } }],
  ['queued by a flag', { state: 'queued', isUrgent: true }],
  ['lost', { state: 'lost', at: MONDAY }],
])('%s is no state of a delivery', (_name, delivery) => {
  expect(Delivery.safeParse(delivery).success).toBe(false)
})

test('a whole entry is read as it stands', () => {
  expect(OutboxEntry.parse(anOutboxEntry)).toEqual(anOutboxEntry)
})

test.each([
  ['that stands nowhere in its conversation', { order: 0 }],
  ['that was tried less than never', { attempts: -1 }],
  ['tried one and a half times', { attempts: 1.5 }],
  ['for a contact instead of a conversation', { conversationId: 'ctc:one/u1' }],
  ['of no account', { accountId: 'one' }],
  ['named like a message', { id: 'msg:one/c1/m1' }],
])('an entry %s is refused', (_name, wrong) => {
  expect(OutboxEntry.safeParse({ ...anOutboxEntry, ...wrong }).success).toBe(false)
})
