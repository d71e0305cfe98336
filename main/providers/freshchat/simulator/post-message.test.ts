import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'
import type { FreshchatSimulator } from './freshchat-simulator.ts'

const TEXT = [{ text: { content: 'Here it is.' } }]

function post(simulator: FreshchatSimulator, conversationId: string, body: unknown) {
  return call(simulator, `POST /v2/conversations/${conversationId}/messages`, { body })
}

test('a reply is stored with its id and time, moves the conversation, and the contact sees it', async () => {
  const { simulator, clock, open, ana } = await aSampleAccount()
  clock.advance(5000)

  const sent = await post(simulator, open.id, { message_type: 'normal', actor_type: 'agent', actor_id: ana.id, message_parts: TEXT })

  const seen = simulator.world.contactView(open.id).at(-1)
  expect(sent).toMatchObject({ status: 200, json: { id: seen?.id, created_time: new Date(clock.now()).toISOString(), conversation_id: open.id } })
  expect(simulator.world.conversations.get(open.id)?.updatedAt).toBe(clock.now())
})

test('a note is in the thread and never before the eyes of the contact', async () => {
  const { simulator, open, ana } = await aSampleAccount()
  const before = simulator.world.contactView(open.id)

  await post(simulator, open.id, { message_type: 'private', actor_type: 'agent', actor_id: ana.id, message_parts: [{ text: { content: 'Owes us money' } }] })
  simulator.actions.agentNotes({ conversationId: open.id, agentId: ana.id, text: 'Be kind' })
  simulator.world.addMessage({ conversationId: open.id, actorType: 'bot', actorId: null, text: 'Score 3', isBotsPrivateNote: true })
  simulator.actions.resolve(open.id)

  const thread = await call(simulator, `GET /v2/conversations/${open.id}/messages`)
  expect(thread.json).toMatchObject({ messages: [{ message_type: 'system' }, { botsPrivateNote: true }, { message_type: 'private' }, { message_type: 'private' }, {}, {}] })
  expect(simulator.world.contactView(open.id)).toEqual(before)
})

test.each([
  ['no actor', { message_parts: TEXT }],
  ['an agent nobody knows', { actor_type: 'agent', actor_id: 'nobody', message_parts: TEXT }],
  ['an agent without an id', { actor_type: 'agent', message_parts: TEXT }],
  ['a stranger as user', { actor_type: 'user', actor_id: 'stranger', message_parts: TEXT }],
  ['a system message', { actor_type: 'system', message_parts: TEXT }],
  ['no parts', { actor_type: 'bot', message_parts: [] }],
  ['an empty text', { actor_type: 'bot', message_parts: [{ text: { content: '' } }] }],
  ['two kinds in one part', { actor_type: 'bot', message_parts: [{ text: { content: 'a' }, email: { content: 'a' } }] }],
  ['an unknown kind', { actor_type: 'bot', message_parts: [{ dance: {} }] }],
  ['a picture without an address', { actor_type: 'bot', message_parts: [{ image: {} }] }],
  ['a file whose hash was never uploaded', { actor_type: 'bot', message_parts: [{ file: { fileHash: 'none' } }] }],
])('%s is refused and stores nothing', async (_what, body) => {
  const { simulator, open } = await aSampleAccount()

  const reply = await post(simulator, open.id, body)

  expect(reply).toMatchObject({ status: 400, json: { status: 'INVALID_VALUE' } })
  expect(simulator.world.messages.count).toBe(2)
})

test('a user writes to the latest conversation only, and writes no notes', async () => {
  const { simulator, clock, open, mia, orders } = await aSampleAccount()
  clock.advance(1000)
  const newer = simulator.actions.contactStarts({ userId: mia.id, channelId: orders.id, text: 'Another thing' })
  const asMia = { actor_type: 'user', actor_id: mia.id, message_parts: TEXT }

  const toOld = await post(simulator, open.id, asMia)
  const toNew = await post(simulator, newer.id, asMia)
  const note = await post(simulator, newer.id, { ...asMia, message_type: 'private' })

  expect(toOld).toMatchObject({ status: 400, json: { message: expect.stringContaining('not the latest conversation') } })
  expect(toNew.status).toBe(200)
  expect(note.status).toBe(400)
})

test('a contact who writes to a resolved conversation opens it again, as a new interaction', async () => {
  const { simulator, clock, open } = await aSampleAccount()
  simulator.actions.resolve(open.id)
  const before = simulator.world.conversations.get(open.id)
  clock.advance(1000)

  simulator.actions.contactWrites({ conversationId: open.id, text: 'It broke again' })

  const after = simulator.world.conversations.get(open.id)
  expect(after?.status).toBe('reopened')
  expect(after?.interactionId).not.toBe(before?.interactionId)
})

test('an e-mail conversation takes e-mail parts; a text is delivered and answered with 400, or only refused', async () => {
  const { simulator, billing, mia, ana } = await aSampleAccount()
  const mail = simulator.world.addConversation({ userId: mia.id, channelId: billing.id, isEmail: true })
  const asAna = { actor_type: 'agent', actor_id: ana.id }

  const right = await post(simulator, mail.id, { ...asAna, message_parts: [{ email: { content: 'Dear Mia' } }] })
  const wrong = await post(simulator, mail.id, { ...asAna, message_parts: TEXT })
  const delivered = simulator.world.messages.count
  simulator.behaviour.textInEmailConversation = 'refused'
  const refused = await post(simulator, mail.id, { ...asAna, message_parts: TEXT })

  expect(right.status).toBe(200)
  expect(wrong).toMatchObject({ status: 400, json: { message: expect.stringContaining('EmailFragment') } })
  expect(delivered).toBe(4)
  expect(refused.status).toBe(400)
  expect(simulator.world.messages.count).toBe(4)
})

test('a body that is not JSON is refused in Freshchat words', async () => {
  const { simulator, open } = await aSampleAccount()

  const reply = await fetch(`${simulator.url}/v2/conversations/${open.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.access.token}`, 'content-type': 'application/json' },
    body: '{"actor_type":',
  })

  expect(reply.status).toBe(400)
  expect(await reply.json()).toMatchObject({ code: 400, status: 'INVALID_VALUE' })
})
