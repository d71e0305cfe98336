import { expect, test } from 'vitest'
import { contactId, inboxId } from '#app/domain/ids.ts'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'
import type { FaultEffect } from './simulator/faults.ts'

const CREATES = { method: 'POST', path: '/v2/conversations' }

async function aStart(effect?: FaultEffect) {
  const opened = await anOpenAccount()
  const { simulator, noor, orders, operator } = opened
  if (effect !== undefined) simulator.faults.add({ ...CREATES, times: 1, effect })
  const starting = { clientId: '1', text: 'Good morning', operator, contact: { contactId: contactId(WORK, noor.id) }, inboxId: inboxId(WORK, orders.id) }
  return { ...opened, starting, created: () => simulator.world.conversationsOfUser.get(noor.id) ?? [] }
}

test('a conversation is created with its first message, in the name of the operator', async () => {
  const { account, starting, created, simulator, orders, ana } = await aStart()

  const result = await account.createConversation(starting)

  const [id = ''] = created()
  const [message] = simulator.world.contactView(id)
  expect(result).toMatchObject({
    outcome: 'created',
    conversation: { id: `cnv:work/${id}`, inboxId: `inb:work/${orders.id}`, status: 'pending' },
    message: { outcome: 'sent', remoteId: message?.id, item: { type: 'message', author: { kind: 'operator' } } },
  })
  expect(message).toMatchObject({ actorId: ana.id, parts: [{ text: { content: 'Good morning' } }] })
})

test('without an inbox it goes to the first one that is open to the public', async () => {
  const { account, starting, simulator, billing } = await aStart()
  simulator.world.channels.set(billing.id, { ...billing, isPublic: false })

  const result = await account.createConversation({ ...starting, inboxId: null })

  expect(result).toMatchObject({ outcome: 'created', conversation: { inboxId: starting.inboxId } })
})

test('somebody with a known address is not created a second time', async () => {
  const { account, starting, simulator, mia } = await aStart()

  const result = await account.createConversation({ ...starting, contact: { name: 'M. Lund', email: 'mia@example.test' } })

  expect(result).toMatchObject({ outcome: 'created', conversation: { contactId: `ctc:work/${mia.id}` } })
  expect(simulator.world.users.size).toBe(3)
})

test('a stranger is created first', async () => {
  const { account, starting, simulator } = await aStart()

  const result = await account.createConversation({ ...starting, contact: { name: 'Ida', email: 'ida@example.test' } })

  expect(result).toMatchObject({ outcome: 'created', conversation: { contactName: 'Ida', contactEmail: 'ida@example.test' } })
  expect(simulator.world.users.size).toBe(4)
})

test.each([
  ['answered with 400 though it was created', { kind: 'done-but-refused', status: 400 }],
  ['answered with 500 though it was created', { kind: 'done-but-refused', status: 500 }],
  ['created, and the answer lost', { kind: 'done-but-dropped' }],
  ['created, and the answer cut short', { kind: 'cut-short' }],
] as const)('a start that is %s is found by looking', async (_what, effect) => {
  const { account, starting, created } = await aStart(effect)

  const result = await account.createConversation(starting)

  expect(created()).toHaveLength(1)
  expect(result).toMatchObject({ outcome: 'created', conversation: { id: `cnv:work/${created()[0]}` }, message: { outcome: 'sent' } })
})

test.each([
  ['refused with 401', { kind: 'refused', status: 401 }, 'notCreated'],
  ['refused with 404', { kind: 'refused', status: 404 }, 'notCreated'],
  ['refused with 429', { kind: 'refused', status: 429 }, 'notCreated'],
  ['refused with 403', { kind: 'refused', status: 403 }, 'notCreated'],
  ['answered with 400', { kind: 'refused', status: 400 }, 'doubt'],
  ['answered with 409', { kind: 'refused', status: 409 }, 'doubt'],
  ['answered with 500', { kind: 'refused', status: 500 }, 'doubt'],
  ['dropped', { kind: 'dropped' }, 'doubt'],
] as const)('a start that is %s and left nothing behind', async (_what, effect, outcome) => {
  const { account, starting, created } = await aStart(effect)

  const result = await account.createConversation(starting)

  expect(result.outcome).toBe(outcome)
  expect(created()).toEqual([])
})

test('a conversation that was there before is not taken for the new one', async () => {
  const { account, starting, simulator, ana, noor, orders } = await aStart({ kind: 'dropped' })
  const older = simulator.world.addConversation({ userId: noor.id, channelId: orders.id })
  simulator.actions.agentAnswers({ conversationId: older.id, agentId: ana.id, text: 'Good morning' })

  expect(await account.createConversation(starting)).toMatchObject({ outcome: 'doubt' })
})

test.each([
  ['nobody speaks', { operator: null }],
  ['the contact is unknown', { contact: { contactId: contactId(WORK, 'nobody') } }],
])('nothing is created when %s', async (_what, fields) => {
  const { account, starting, simulator } = await aStart()

  const result = await account.createConversation({ ...starting, ...fields })

  expect(result).toMatchObject({ outcome: 'notCreated' })
  expect(simulator.log.matching('POST', '/v2/conversations')).toEqual([])
})

test('an answer without the message leaves the message in doubt and the conversation standing', async () => {
  const { account, starting } = await aStart({ kind: 'altered', alter: body => ({ ...Object(body), messages: [] }) })

  expect(await account.createConversation(starting)).toMatchObject({ outcome: 'created', message: { outcome: 'doubt' } })
})
