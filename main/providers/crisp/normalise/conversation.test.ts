import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { CrispConversation } from '#main/providers/crisp/wire/conversation.ts'
import { toConversation, toTransport } from './conversation.ts'

const ACCOUNT = accountId('lamps')
const read = (record: object) => toConversation(ACCOUNT, CrispConversation.parse({ session_id: 'session_1', state: 'unresolved', ...record }))

test('a conversation of which hardly anything is told still stands, and what the service does not tell is ours to find out', () => {
  expect(read({ last_message: 'Hm' })).toEqual({
    id: 'cnv:lamps/session_1',
    accountId: ACCOUNT,
    contactId: null,
    contactName: '',
    contactEmail: null,
    contactOnline: null,
    subject: null,
    preview: 'ours',
    status: 'open',
    assigneeId: null,
    groupId: null,
    inboxId: null,
    unreadCount: 'ours',
    waitingSince: null,
    segments: [],
    isBlocked: false,
    transport: null,
    createdAt: 0,
    updatedAt: 0,
  })
})

test.each([{}, { assigned: {} }, { assigned: null }, { assigned: { user_id: '' } }, { assigned: 'nobody' }])('nobody is assigned in any of the ways to say so: %j', record => {
  expect(read(record).assigneeId).toBeNull()
})

test.each([
  [{ type: 'text', from: 'user', excerpt: 'Hi' }, { speaker: 'contact', text: 'Hi' }],
  [{ type: 'file', from: 'operator', excerpt: 'a.pdf' }, { speaker: 'operator', text: 'a.pdf' }],
  [{ type: 'note', from: 'operator', excerpt: 'Look' }, { speaker: 'note', text: 'Look' }],
  [{ type: 'event', from: 'operator' }, { speaker: 'event', text: 'last' }],
])('the preview says who speaks: %j', (preview, expected) => {
  expect(read({ preview_message: preview, last_message: 'last' }).preview).toEqual(expected)
})

test('names, addresses and subjects of no letters are absent ones', () => {
  expect(read({ meta: { nickname: '', email: '', subject: '', segments: ['a', 7, null] }, topic: 'Parcel' })).toMatchObject({
    contactName: '',
    contactEmail: null,
    subject: 'Parcel',
    segments: ['a'],
  })
})

test('a segment stands once, and one of no letters not at all', () => {
  expect(read({ meta: { segments: ['vip', '', 'chat', ' ', 'vip', 'VIP'] } }).segments).toEqual(['vip', 'chat', 'VIP'])
})

test('nonsense in a field costs that field and not the conversation', () => {
  expect(read({ unread: 'many', created_at: 'yesterday', waiting_since: {}, active: 7, is_blocked: 'no', availability: 1 })).toMatchObject({
    unreadCount: 'ours',
    createdAt: 0,
    waitingSince: null,
    isBlocked: false,
    contactOnline: null,
  })
})

test.each([
  ['chat', 'chat'],
  ['email', 'email'],
  ['urn:crisp.im:whatsapp:0', 'whatsapp'],
  ['urn:odd', 'urn:odd'],
  [null, null],
])('the way of %s is called %s', (origin, transport) => {
  expect(toTransport(origin)).toBe(transport)
})
