import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { FreshchatAgent } from '#main/providers/freshchat/wire/agent.ts'
import { FreshchatConversation } from '#main/providers/freshchat/wire/conversation.ts'
import { FreshchatChannel, FreshchatGroup } from '#main/providers/freshchat/wire/team.ts'
import { FreshchatUser } from '#main/providers/freshchat/wire/user.ts'
import { nameOf, toContact } from './contact.ts'
import { toConversation } from './conversation.ts'
import { toGroup, toInbox, toOperator } from './team.ts'

const WORK = accountId('work')
const mia = FreshchatUser.parse({ id: 'u', first_name: 'Mia', last_name: 'Lund', email: 'mia@example.test', created_time: '2026-01-01T00:00:00.000Z', updated_time: '2026-01-02T00:00:00.000Z' })

test('a conversation carries its contact, its people and its times; what the service does not keep is ours to find out', () => {
  const theirs = FreshchatConversation.parse({
    conversation_id: 'c', status: 'assigned', channel_id: 'ch', user_id: 'u', assigned_agent_id: 'a', assigned_group_id: 'g',
    created_time: '2026-03-01T00:00:00.000Z', updated_time: '2026-03-02T00:00:00.000Z',
  })

  expect(toConversation(theirs, { accountId: WORK, user: mia, userId: 'u' })).toMatchObject({
    id: 'cnv:work/c', contactId: 'ctc:work/u', contactName: 'Mia Lund', contactEmail: 'mia@example.test', status: 'open', assigneeId: 'opr:work/a',
    groupId: 'grp:work/g', inboxId: 'inb:work/ch', unreadCount: 'ours', waitingSince: 'ours', preview: 'ours',
    createdAt: Date.UTC(2026, 2, 1), updatedAt: Date.UTC(2026, 2, 2),
  })
})

test('an old conversation takes its contact from where it was found and its times from the contact', () => {
  const theirs = FreshchatConversation.parse({ conversation_id: 'c', status: 'new' })

  expect(toConversation(theirs, { accountId: WORK, user: mia, userId: 'u' })).toMatchObject({
    contactId: 'ctc:work/u', assigneeId: null, createdAt: Date.UTC(2026, 0, 1), updatedAt: Date.UTC(2026, 0, 2),
  })
  expect(toConversation(theirs, { accountId: WORK, user: null, userId: null })).toMatchObject({ contactId: null, contactName: '', createdAt: 0 })
})

test.each([
  [{ first_name: 'Mia', last_name: 'Lund' }, 'Mia Lund'],
  [{ first_name: '', last_name: 'Lund' }, 'Lund'],
  [{ email: 'mia@example.test' }, 'mia@example.test'],
  [{ phone: '+45' }, '+45'],
  [{}, ''],
])('the name of %j is "%s"', (fields, name) => {
  expect(nameOf(FreshchatUser.parse({ id: 'u', ...fields }))).toBe(name)
})

test('a contact keeps custom fields in their order and drops broken ones', () => {
  const user = FreshchatUser.parse({ id: 'u', properties: [{ name: 'plan', value: 'gold' }, { value: 'nameless' }, { name: 'seats', value: 3 }] })

  expect(toContact(user, WORK)).toMatchObject({ properties: [{ name: 'plan', value: 'gold' }, { name: 'seats', value: '3' }], createdAt: null })
})

test.each([
  [{ availability_status: 'AVAILABLE' }, 'online'],
  [{ availability_status: 'UNAVAILABLE' }, 'away'],
  [{ availability_status: 'AVAILABLE', login_status: false }, 'offline'],
  [{ availability_status: 'BUSY' }, 'away'],
  [{}, 'unknown'],
])('an agent with %j is %s', (fields, presence) => {
  expect(toOperator(FreshchatAgent.parse({ id: 'a', ...fields }), WORK).presence).toBe(presence)
})

test('an agent brings role, groups and whether he is still there', () => {
  const agent = FreshchatAgent.parse({ id: 'a', first_name: 'Ana', role_id: 'OWNER', groups: ['g'], is_deactivated: true, agent_status: { name: 'At lunch' } })

  expect(toOperator(agent, WORK)).toMatchObject({ name: 'Ana', role: 'OWNER', groupIds: ['grp:work/g'], isActive: false, title: 'At lunch' })
})

test('a group whose members are not told has no members list, which is not the same as an empty one', () => {
  expect(toGroup(FreshchatGroup.parse({ id: 'g', name: 'Support' }), WORK)).toMatchObject({ id: 'grp:work/g', name: 'Support', memberIds: null })
  expect(toGroup(FreshchatGroup.parse({ id: 'g', agents: [] }), WORK).memberIds).toEqual([])
})

test('a channel is an inbox, enabled unless it says otherwise', () => {
  expect(toInbox(FreshchatChannel.parse({ id: 'ch', name: 'Billing', enabled: false }), WORK)).toEqual({ id: 'inb:work/ch', accountId: WORK, name: 'Billing', isEnabled: false })
  expect(toInbox(FreshchatChannel.parse({ id: 'ch', name: 'Billing' }), WORK).isEnabled).toBe(true)
})
