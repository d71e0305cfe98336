import { describe, expect, test } from 'vitest'
import { aCampaign, aContact, aConversation, aGroup, anInbox, anOperator, MONDAY } from '#app/testing/samples.ts'
import { Campaign } from './campaign.ts'
import { Contact } from './contact.ts'
import { Conversation } from './conversation.ts'
import { Draft } from './draft.ts'
import { Group } from './group.ts'
import { Inbox } from './inbox.ts'
import { MAX_TEXT_LENGTH } from './outbox-entry.ts'
import { Operator } from './operator.ts'

const aDraft = { conversationId: 'cnv:one/c1', mode: 'reply', text: 'Not sent yet', updatedAt: MONDAY }

const RECORDS = [
  {
    name: 'a conversation', schema: Conversation, whole: aConversation,
    also: { preview: null, contactId: null, waitingSince: MONDAY, transport: null, contactOnline: true, contactName: '' },
    wrongs: {
      status: 'closed', unreadCount: -1, waitingSince: 'ours', preview: { speaker: 'robot', text: '' }, assigneeId: 'ctc:one/u1', updatedAt: null,
      segments: ['vip', 7], subject: undefined,
    },
  },
  {
    name: 'a contact', schema: Contact, whole: aContact,
    also: { email: null, notepad: '<script>', isOnline: true, lastSeenAt: MONDAY, languages: [], properties: [], createdAt: null },
    wrongs: { id: 'opr:one/u1', name: null, languages: 'en', properties: [{ name: 'plan', value: 7 }], lastSeenAt: 'yesterday', isOnline: 'yes' },
  },
  {
    name: 'an operator', schema: Operator, whole: anOperator,
    also: { presence: 'unknown', role: 'ACCOUNT_ADMIN', groupIds: [], isActive: false },
    wrongs: { id: 'ctc:one/olga', presence: 'asleep', groupIds: ['opr:one/g1'], isActive: null, email: undefined },
  },
  {
    name: 'a group', schema: Group, whole: aGroup,
    also: { memberIds: null, description: 'All about money' },
    wrongs: { id: 'inb:one/g1', memberIds: ['grp:one/g1'], name: null },
  },
  {
    name: 'an inbox', schema: Inbox, whole: anInbox,
    also: { isEnabled: false, name: '' },
    wrongs: { id: 'grp:one/i1', accountId: 'one', isEnabled: 'no' },
  },
  {
    name: 'a campaign', schema: Campaign, whole: aCampaign,
    also: { progressPercent: 33.3, targets: 0, reached: 12, type: 'automated', state: 'done', message: '# Spring', dispatchedAt: MONDAY },
    wrongs: { progressPercent: 100.1, targets: -1, reached: 1.5, state: 'exploded', type: 'two-shot', createdAt: -1, opened: undefined },
  },
  {
    name: 'a draft', schema: Draft, whole: aDraft,
    also: { mode: 'note', text: 'a'.repeat(MAX_TEXT_LENGTH * 10) },
    wrongs: { mode: 'whisper', text: 'a'.repeat(MAX_TEXT_LENGTH * 10 + 1), conversationId: 'ctc:one/u1', updatedAt: undefined },
  },
] as const

describe.each(RECORDS)('$name', ({ schema, whole, also, wrongs }) => {
  test('is read as it stands', () => {
    expect(schema.parse(whole)).toEqual(whole)
  })

  test('may know less, or say more', () => {
    expect(schema.parse({ ...whole, ...also })).toEqual({ ...whole, ...also })
  })

  test.each(Object.entries(wrongs))('is refused for a wrong %s', (field, wrong) => {
    expect(schema.safeParse({ ...whole, [field]: wrong }).success).toBe(false)
  })

  test('is refused when any field is missing', () => {
    const missing = Object.keys(whole).filter(field => schema.safeParse({ ...whole, [field]: undefined }).success)

    expect(missing).toEqual([])
  })

  test('belongs to an account or a conversation, by its id', () => {
    const owners = ['accountId', 'conversationId'].filter(field => field in whole)

    expect(owners.length).toBeGreaterThan(0)
    expect(owners.filter(field => schema.safeParse({ ...whole, [field]: 'somewhere' }).success)).toEqual([])
  })

  test('does not let strange fields through', () => {
    expect(schema.parse({ ...whole, isAdmin: true })).toEqual(whole)
  })
})
