import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'
import { startFreshchatSimulator } from './freshchat-simulator.ts'

const EVERYBODY = 'created_from=2000-01-01T00:00:00.000Z'

test('the walk from users to conversations to messages finds what a contact wrote', async () => {
  const { simulator, mia, open } = await aSampleAccount()

  const users = await call(simulator, `GET /v2/users?${EVERYBODY}`)
  const ids = await call(simulator, `GET /v2/users/${mia.id}/conversations`)
  const conversation = await call(simulator, `GET /v2/conversations/${open.id}`)
  const messages = await call(simulator, `GET /v2/conversations/${open.id}/messages`)

  expect(users.json).toMatchObject({ users: [{ id: mia.id }, {}, {}], pagination: { total_items: 3 } })
  expect(ids.json).toEqual({ conversations: [{ id: open.id }] })
  expect(conversation.json).toMatchObject({ conversation_id: open.id, status: 'new', user_id: mia.id })
  expect(messages.json).toMatchObject({ messages: [{ actor_type: 'agent' }, { message_parts: [{ text: { content: 'Where is my invoice?' } }] }] })
})

test('the same seed gives the same ids and the same token, another seed gives others', async () => {
  const first = await aSampleAccount({ seed: 7 })
  const second = await aSampleAccount({ seed: 7 })
  const other = await aSampleAccount({ seed: 8 })

  expect(second.open.id).toBe(first.open.id)
  expect(second.simulator.access.token).toBe(first.simulator.access.token)
  expect(other.open.id).not.toBe(first.open.id)
})

test.each([
  ['GET', '/v2/conversations'],
  ['GET', '/v2/users/lookup?reference_id=crm-7'],
  ['GET', '/v2/users/me'],
  ['GET', '/v2/agents/me'],
  ['GET', '/v2/channels/1'],
  ['GET', '/v2/groups/1'],
  ['POST', '/v2/groups'],
  ['GET', '/v2/contacts'],
  ['GET', '/api/v2/agents'],
  ['POST', '/v2/csat/1'],
  ['POST', '/v2/outbound-messages/whatsapp'],
  ['GET', '/v2/outbound-messages'],
  ['POST', '/v2/reports/raw'],
  ['GET', '/v2/reports/raw/1'],
  ['GET', '/v2/metrics/historical'],
  ['GET', '/v2/metrics/instant'],
  ['GET', '/v2/business-hours/within-bh'],
])('%s %s does not exist', async (method, path) => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, `${method} ${path}`)

  expect(reply.status).toBe(404)
  expect(reply.json).toMatchObject({ code: 404 })
})

test('the missing list of conversations can be a 405, and /api/v2 an alias, where a switch says so', async () => {
  const { simulator, ana } = await aSampleAccount()
  simulator.behaviour.conversationListing = 405
  simulator.behaviour.hasApiAlias = true

  const listing = await call(simulator, 'GET /v2/conversations')
  const agent = await call(simulator, `GET /api/v2/agents/${ana.id}`)

  expect(listing.status).toBe(405)
  expect(agent.json).toMatchObject({ id: ana.id })
})

test('a portal host answers every path with a web page and status 200', async () => {
  const { simulator } = await aSampleAccount()
  simulator.behaviour.isPortal = true

  const reply = await call(simulator, 'GET /v2/accounts/configuration')

  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toContain('text/html')
  expect(reply.text).toContain('<!doctype html>')
})

test('the log knows what was asked and never the token', async () => {
  const { simulator, open } = await aSampleAccount()

  await call(simulator, `PUT /v2/conversations/${open.id}?x=1`, { body: { status: 'resolved' } })

  expect(simulator.log.matching('PUT', '/v2/conversations/*')).toMatchObject([{ query: { x: '1' }, body: { status: 'resolved' } }])
  expect(JSON.stringify(simulator.log.requests)).not.toContain(simulator.access.token)
})

test('the configuration names the account and tells nothing about an agent', async () => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, 'GET /v2/accounts/configuration')

  expect(reply.json).toMatchObject({ account_domain: 'acme.freshchat.com', datacenter: 'US' })
  expect(reply.json).not.toHaveProperty('email')
})

test('sixteen thousand messages of four hundred users can be filled in at once', async () => {
  const simulator = await startFreshchatSimulator()
  simulator.quota.change({ callsPerMinute: 10_000 })
  const channel = simulator.world.addChannel({ name: 'Orders' })
  for (let person = 0; person < 400; person += 1) {
    const user = simulator.world.addUser({ firstName: `Person ${person}` })
    const conversation = simulator.world.addConversation({ userId: user.id, channelId: channel.id })
    for (let count = 0; count < 40; count += 1) {
      simulator.world.addMessage({ conversationId: conversation.id, actorType: 'user', actorId: user.id, text: `Line ${count}`, createdAt: count * 1000 })
    }
  }

  const reply = await call(simulator, `GET /v2/users?${EVERYBODY}&page=8&items_per_page=50`)
  await simulator.close()

  expect(simulator.world.messages.count).toBe(16_000)
  expect(reply.json).toMatchObject({ pagination: { total_items: 400, total_pages: 8, current_page: 8 } })
})

test('closing ends requests that were never answered', async () => {
  const simulator = await startFreshchatSimulator()
  simulator.faults.add({ path: '/v2/**', effect: { kind: 'silent' } })
  const unanswered = call(simulator, 'GET /v2/agents').then(
    () => 'answered',
    () => 'ended',
  )
  await expect.poll(() => simulator.log.requests.length).toBe(1)

  await simulator.close()

  expect(await unanswered).toBe('ended')
})
