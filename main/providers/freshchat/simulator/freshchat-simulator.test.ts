import { afterEach, expect, test } from 'vitest'

import { call } from './caller.ts'
import { createMovableClock } from './clock.ts'
import { startFreshchatSimulator, type FreshchatSimulator, type FreshchatSimulatorOptions } from './freshchat-simulator.ts'
import { fillSampleAccount } from './sample-account.ts'

let running: FreshchatSimulator[] = []

afterEach(async () => {
  await Promise.all(running.map(simulator => simulator.close()))
  running = []
})

async function anAccount(options: FreshchatSimulatorOptions = {}) {
  const clock = createMovableClock()
  const simulator = await startFreshchatSimulator({ clock, ...options })
  running.push(simulator)
  return { simulator, clock, ...fillSampleAccount(simulator) }
}

test('the walk from users to conversations to messages finds what a contact wrote', async () => {
  const { simulator, mia, open } = await anAccount()

  const users = await call(simulator, 'GET', '/v2/users?created_from=2000-01-01T00:00:00.000Z')
  const ids = await call(simulator, 'GET', `/v2/users/${mia.id}/conversations`)
  const conversation = await call(simulator, 'GET', `/v2/conversations/${open.id}`)
  const messages = await call(simulator, 'GET', `/v2/conversations/${open.id}/messages`)

  expect(users.json).toMatchObject({ users: [{ id: mia.id }, {}, {}], pagination: { total_items: 3 } })
  expect(ids.json).toEqual({ conversations: [{ id: open.id }] })
  expect(conversation.json).toMatchObject({ conversation_id: open.id, status: 'new', user_id: mia.id })
  expect(messages.json).toMatchObject({ messages: [{ actor_type: 'agent' }, { message_parts: [{ text: { content: 'Where is my invoice?' } }] }] })
})

test('a reply sent by an agent is the newest message afterwards', async () => {
  const { simulator, ana, open } = await anAccount()

  const sent = await call(simulator, 'POST', `/v2/conversations/${open.id}/messages`, {
    body: { message_type: 'normal', actor_type: 'agent', actor_id: ana.id, message_parts: [{ text: { content: 'Here it is.' } }] },
  })
  const messages = await call(simulator, 'GET', `/v2/conversations/${open.id}/messages?items_per_page=1`)

  expect(sent.status).toBe(200)
  expect(messages.json).toMatchObject({ messages: [{ message_parts: [{ text: { content: 'Here it is.' } }], actor_id: ana.id }] })
})

test('the same seed gives the same ids and the same token', async () => {
  const first = await anAccount({ seed: 7 })
  const second = await anAccount({ seed: 7 })
  const other = await anAccount({ seed: 8 })

  expect(second.open.id).toBe(first.open.id)
  expect(second.simulator.access.token).toBe(first.simulator.access.token)
  expect(other.open.id).not.toBe(first.open.id)
})
