import { expect, test } from 'vitest'
import { conversationId as toConversationId, groupId } from '#app/domain/ids.ts'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'

test('a conversation is told with its contact, inbox and status', async () => {
  const { account, conversationId, billing, mia } = await anOpenAccount()

  const read = await account.getConversation({ id: conversationId })

  expect(read).toMatchObject({
    ok: true,
    value: { id: conversationId, contactId: `ctc:work/${mia.id}`, contactName: 'Mia Lund', inboxId: `inb:work/${billing.id}`, status: 'pending', unreadCount: 'ours' },
  })
})

test('asking for the same conversation again does not ask for the contact again', async () => {
  const { account, conversationId, simulator } = await anOpenAccount()
  await account.getConversation({ id: conversationId })
  simulator.log.clear()

  await account.getConversation({ id: conversationId })

  expect(simulator.log.requests.map(request => request.path)).toEqual([`/v2/conversations/${simulator.world.conversations.keys().next().value}`])
})

test('a conversation of an old account, without user and times, is still told', async () => {
  const { account, conversationId, simulator } = await anOpenAccount()
  simulator.behaviour.oldConversations = true

  expect(await account.getConversation({ id: conversationId })).toMatchObject({ ok: true, value: { contactId: null, contactName: '', status: 'pending' } })
})

test.each([
  ['an unknown conversation', { kind: 'refused', status: 404 }, { kind: 'notFound' }],
  ['a portal host', { kind: 'html' }, { kind: 'unreadable', found: 'html' }],
  ['an answer of another shape', { kind: 'altered', alter: () => ({ id: 'x' }) }, { kind: 'unreadable', path: 'conversation.conversation_id' }],
  ['a token without the scope', { kind: 'refused', status: 403, body: { message: 'conversation:read' } }, { kind: 'forbidden', accountId: WORK, need: 'conversation:read' }],
  ['a token that ended', { kind: 'refused', status: 401 }, { kind: 'unauthorised', accountId: WORK }],
] as const)('%s is said as what it is', async (_what, effect, failure) => {
  const { account, conversationId, simulator } = await anOpenAccount()
  simulator.faults.add({ path: '/v2/conversations/*', effect })

  expect(await account.getConversation({ id: conversationId })).toMatchObject({ ok: false, failure })
})

test.each([
  ['resolved', 'resolved'],
  ['waiting', 'waiting on customer'],
  ['open', 'reopened'],
  ['pending', 'new'],
] as const)('%s is stored as "%s"', async (status, theirs) => {
  const { account, conversationId, simulator, open } = await anOpenAccount()

  const set = await account.setStatus({ id: conversationId, status, operator: null })

  expect(set).toEqual({ ok: true, value: null })
  expect(simulator.world.conversations.get(open.id)?.status).toBe(theirs)
})

test('assigning to an operator leaves the group as it is, and the other way round', async () => {
  const { account, conversationId, simulator, open, operator, ana, support } = await anOpenAccount()

  await account.assign({ id: conversationId, operatorId: operator.id, groupId: null })
  await account.assign({ id: conversationId, operatorId: null, groupId: groupId(WORK, support.id) })

  expect(simulator.world.conversations.get(open.id)).toMatchObject({ status: 'assigned', assignedAgentId: ana.id, assignedGroupId: support.id })
})

test('taking an assignment away is not described anywhere, so it is not tried', async () => {
  const { account, conversationId, simulator } = await anOpenAccount()

  expect(await account.assign({ id: conversationId, operatorId: null, groupId: null })).toMatchObject({ ok: false, failure: { kind: 'notFound' } })
  expect(simulator.log.requests).toEqual([])
})

test('a refused change tells the sentence of the service', async () => {
  const { account, conversationId } = await anOpenAccount()

  const refused = await account.assign({ id: conversationId, operatorId: null, groupId: groupId(WORK, 'nowhere') })

  expect(refused).toEqual({ ok: false, failure: { kind: 'rejected', reason: 'Group does not exist' } })
})

test('an id with a slash in it stays one segment of the address', async () => {
  const { account, simulator } = await anOpenAccount()

  await account.getConversation({ id: toConversationId(WORK, 'a/../../agents') })

  expect(simulator.log.requests.map(request => request.path)).toEqual(['/v2/conversations/a%2F..%2F..%2Fagents'])
})
