import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'

test('a contact who starts has a conversation of one message, and is heard about', async () => {
  const { simulator, clock, noor, orders } = await aSampleAccount()
  clock.advance(1000)

  const started = simulator.actions.contactStarts({ userId: noor.id, channelId: orders.id, text: 'Hello' })

  expect(started).toMatchObject({ status: 'new', channelId: orders.id, userId: noor.id, updatedAt: clock.now() })
  expect(simulator.world.contactView(started.id)).toMatchObject([{ actorType: 'user', actorId: noor.id, parts: [{ text: { content: 'Hello' } }] }])
  expect(simulator.world.users.get(noor.id)?.updatedAt).toBe(clock.now())
  expect(simulator.world.newestConversationOf(noor.id)?.id).toBe(started.id)
})

test('a colleague answers and a bot writes; both are seen by the contact, in e-mail as e-mail', async () => {
  const { simulator, billing, mia, ben } = await aSampleAccount()
  const mail = simulator.world.addConversation({ userId: mia.id, channelId: billing.id, isEmail: true })

  simulator.actions.agentAnswers({ conversationId: mail.id, agentId: ben.id, text: 'Dear Mia' })
  simulator.actions.botWrites({ conversationId: mail.id, parts: [{ text: { content: 'Ticket 7' } }] })

  expect(simulator.world.contactView(mail.id)).toMatchObject([
    { actorType: 'agent', actorId: ben.id, parts: [{ email: { content: 'Dear Mia' } }] },
    { actorType: 'bot', actorId: null, parts: [{ text: { content: 'Ticket 7' } }] },
  ])
})

test('assigning names who and leaves a line, assigning a group leaves the agent', async () => {
  const { simulator, open, ana, support } = await aSampleAccount()

  simulator.actions.assignToAgent(open.id, ana.id)
  const both = simulator.actions.assignToGroup(open.id, support.id)

  expect(both).toMatchObject({ status: 'assigned', assignedAgentId: ana.id, assignedGroupId: support.id })
  expect(simulator.world.messages.all(open.id).filter(message => message.type === 'system')).toHaveLength(1)
})

test('resolving keeps who it was assigned to, reopening begins a new interaction', async () => {
  const { simulator, clock, open, ana } = await aSampleAccount()
  simulator.actions.assignToAgent(open.id, ana.id)
  const resolved = simulator.actions.resolve(open.id)
  clock.advance(1000)

  const reopened = simulator.actions.reopen(open.id)

  expect(resolved).toMatchObject({ status: 'resolved', assignedAgentId: ana.id, interactionId: open.interactionId })
  expect(reopened).toMatchObject({ status: 'reopened', interactionId: `${open.internalId}-${clock.now()}` })
})

test.each(['customer', 'internal team'] as const)('waiting on the %s is a status with spaces', async on => {
  const { simulator, open } = await aSampleAccount()

  expect(simulator.actions.wait(open.id, on).status).toBe(`waiting on ${on}`)
})

test('resolving twice leaves one line', async () => {
  const { simulator, open } = await aSampleAccount()

  simulator.actions.resolve(open.id)
  simulator.actions.resolve(open.id)

  expect(simulator.world.messages.all(open.id).filter(message => message.meta?.['isResolved'] === true)).toHaveLength(1)
})

test('things that do not exist are a mistake of the caller', async () => {
  const { simulator, billing } = await aSampleAccount()

  expect(() => simulator.actions.contactWrites({ conversationId: 'none', text: 'x' })).toThrow('no conversation none')
  expect(() => simulator.actions.resolve('none')).toThrow('no conversation none')
  expect(() => simulator.world.addConversation({ userId: 'none', channelId: billing.id })).toThrow('no user none')
  expect(() => simulator.world.addMessage({ conversationId: 'none', actorType: 'user', actorId: null })).toThrow('no conversation none')
})
