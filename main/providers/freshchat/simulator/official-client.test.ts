import Freshchat, { ConversationStatus } from '@freshworks-jaya/freshchat-api'
import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'

async function anOfficialClient() {
  const account = await aSampleAccount()
  return { ...account, client: new Freshchat(`${account.simulator.url}/v2`, account.simulator.access.token) }
}

test('the official client assigns, resolves and reopens', async () => {
  const { client, open, ana, support } = await anOfficialClient()

  const toAgent = await client.conversationAssign(open.id, ana.id, 'agent', ConversationStatus.Assigned)
  const toGroup = await client.conversationAssign(open.id, support.id, 'group', ConversationStatus.Assigned)
  const resolved = await client.conversationStatusUpdate(open.id, 'resolved')
  const reopened = await client.conversationStatusUpdate(open.id, 'new')

  expect(toAgent.data).toMatchObject({ status: 'assigned', assigned_agent_id: ana.id })
  expect(toGroup.data).toMatchObject({ assigned_group_id: support.id })
  expect(resolved.data).toMatchObject({ status: 'resolved' })
  expect(reopened.data).toMatchObject({ status: 'new' })
})

test('the official client replies as an agent and as a bot, with quick replies', async () => {
  const { client, simulator, open, ana } = await anOfficialClient()

  const reply = await client.sendNormalReplyText(open.id, 'Here it is.', ana.id)
  const choice = await client.sendQuickreply(open.id, 'Did that help?', ['Yes', 'No'])

  expect(reply.data).toMatchObject({ actor_type: 'agent', actor_id: ana.id, conversation_id: open.id })
  expect(choice.data).toMatchObject({
    actor_type: 'bot',
    reply_parts: [{ collection: { sub_parts: [{ quick_reply_button: { label: 'Yes' } }, { quick_reply_button: { label: 'No' } }] } }],
  })
  expect(simulator.world.contactView(open.id)).toHaveLength(4)
})

test('the official client leaves a note in the name of the first agent of the list', async () => {
  const { client, simulator, open, ana } = await anOfficialClient()

  const note = await client.sendPrivateNote(open.id, 'Be kind')

  expect(note.data).toMatchObject({ message_type: 'private', actor_id: ana.id })
  expect(simulator.world.contactView(open.id)).toHaveLength(2)
})

test('the official client changes a user and gets an empty answer', async () => {
  const { client, simulator, mia } = await anOfficialClient()

  const changed = await client.updateUser(mia.id, { phone: '+4599998888', properties: [{ name: 'plan', value: 'gold' }] })

  expect(changed.data).toBe('')
  expect(simulator.world.users.get(mia.id)).toMatchObject({ phone: '+4599998888', properties: [{ name: 'plan', value: 'gold' }] })
})

test('the official client is told in the answer why it may not', async () => {
  const { simulator, open } = await anOfficialClient()
  const stranger = new Freshchat(`${simulator.url}/v2`, 'eyJ.wrong')

  const refused = stranger.conversationStatusUpdate(open.id, 'resolved')

  await expect(refused).rejects.toMatchObject({ response: { status: 401, data: { status: 'UNAUTHENTICATED' } } })
})
