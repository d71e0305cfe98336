import { expect, test } from 'vitest'
import { z } from 'zod'
import { aSampleAccount } from './a-sample-account.ts'
import { agentToJson, channelToJson, conversationToJson, groupToJson, messageToJson, userToJson } from './to-json.ts'

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

test('a conversation has the fields of live answers, and no assignment while it has none', async () => {
  const { simulator, open, ana, mia, billing } = await aSampleAccount()

  const unassigned = conversationToJson(open, simulator.world)
  const assigned = conversationToJson(simulator.actions.assignToAgent(open.id, ana.id), simulator.world)

  expect(unassigned).toEqual({
    conversation_id: open.id, conversation_internal_id: open.internalId, app_id: simulator.world.account.appId, status: 'new', channel_id: billing.id,
    user_id: mia.id, skill_id: 0, properties: { priority: 'Low', cf_type: 'Question' }, url: expect.stringContaining(`/conversation/${open.internalId}`),
    created_time: expect.stringMatching(ISO), updated_time: expect.stringMatching(ISO),
  })
  expect(assigned).toMatchObject({ status: 'assigned', assigned_agent_id: ana.id })
})

test('a message names its conversation twice: by its id, and by its number as text', async () => {
  const { simulator, open, mia } = await aSampleAccount()
  const [message] = simulator.world.messages.all(open.id)

  const json = z.record(z.string(), z.unknown()).parse(message === undefined ? null : messageToJson(message, simulator.world))

  expect(json).toMatchObject({
    conversation_id: open.id, freshchat_conversation_id: String(open.internalId), interaction_id: `${open.internalId}-${open.createdAt}`,
    actor_type: 'user', actor_id: mia.id, user_id: mia.id, message_type: 'normal', botsPrivateNote: false, created_time: expect.stringMatching(ISO),
  })
  expect(Object.keys(json)).not.toContain('reply_parts')
  expect(Object.keys(json)).not.toContain('meta_data')
})

test('an agent without a picture has an empty one, a user without a picture has none', async () => {
  const { simulator, ana, visitor } = await aSampleAccount()

  expect(agentToJson(ana, simulator.world)).toMatchObject({ avatar: {}, role_id: 'ACCOUNT_ADMIN', role_name: 'Account Admin', availability_status: 'AVAILABLE' })
  expect(userToJson(visitor)).not.toHaveProperty('avatar')
  expect(userToJson(visitor)).not.toHaveProperty('email')
})

test('a group names its agents, a channel greets', async () => {
  const { simulator, support, ana, ben, billing, orders } = await aSampleAccount()

  expect(groupToJson(support, simulator.world)).toMatchObject({ agents: [{ id: ana.id }, { id: ben.id }] })
  expect(channelToJson(billing)).toMatchObject({ welcome_message: { message_parts: [{ text: { content: 'Hello!' } }] }, tags: ['sales'], enabled: true })
  expect(channelToJson(orders)).not.toHaveProperty('welcome_message')
})
