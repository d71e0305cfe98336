import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'
import { CONVERSATION_STATUSES } from './records.ts'

test('PUT changes what it names and leaves the rest', async () => {
  const { simulator, open, ana } = await aSampleAccount()
  const path = `/v2/conversations/${open.id}`

  await call(simulator, `PUT ${path}`, { body: { status: 'assigned', assigned_agent_id: ana.id } })
  await call(simulator, `PUT ${path}`, { body: { properties: { priority: 'High' } } })
  const resolved = await call(simulator, `PUT ${path}`, { body: { status: 'resolved' } })

  expect(resolved.json).toMatchObject({ status: 'resolved', assigned_agent_id: ana.id, properties: { priority: 'High', cf_type: 'Question' } })
})

test.each(CONVERSATION_STATUSES.filter(status => status !== 'assigned'))('the status "%s" is stored as sent', async status => {
  const { simulator, open } = await aSampleAccount()

  const reply = await call(simulator, `PUT /v2/conversations/${open.id}`, { body: { status } })

  expect(reply.json).toMatchObject({ status })
})

test.each([
  ['a status nobody knows', { status: 'open' }],
  ['assigned without anybody', { status: 'assigned' }],
  ['an unknown agent', { status: 'assigned', assigned_agent_id: 'nobody' }],
  ['an unknown group', { assigned_group_id: 'nobody' }],
  ['an unknown channel', { channel_id: 'nowhere' }],
  ['properties as a list', { properties: [{ name: 'priority', value: 'Low' }] }],
])('%s is refused and changes nothing', async (_what, body) => {
  const { simulator, open } = await aSampleAccount()

  const reply = await call(simulator, `PUT /v2/conversations/${open.id}`, { body })

  expect(reply).toMatchObject({ status: 400, json: { status: 'INVALID_VALUE' } })
  expect(simulator.world.conversations.get(open.id)).toEqual(open)
})

test('an assignment can be taken away, and is then missing from the answer', async () => {
  const { simulator, open, ana } = await aSampleAccount()
  simulator.actions.assignToAgent(open.id, ana.id)

  const reply = await call(simulator, `PUT /v2/conversations/${open.id}`, { body: { status: 'new', assigned_agent_id: null } })

  expect(reply.json).toMatchObject({ status: 'new' })
  expect(reply.json).not.toHaveProperty('assigned_agent_id')
})

test('reopening keeps the word that was sent, or stores "new" where a switch says so', async () => {
  const { simulator, open } = await aSampleAccount()
  simulator.actions.resolve(open.id)
  const kept = await call(simulator, `PUT /v2/conversations/${open.id}`, { body: { status: 'reopened' } })
  simulator.actions.resolve(open.id)
  simulator.behaviour.reopenedIsStoredAs = 'new'

  const mapped = await call(simulator, `PUT /v2/conversations/${open.id}`, { body: { status: 'reopened' } })

  expect(kept.json).toMatchObject({ status: 'reopened' })
  expect(mapped.json).toMatchObject({ status: 'new' })
})

test('resolving and reopening leave system lines that only the thread shows', async () => {
  const { simulator, open } = await aSampleAccount()
  simulator.actions.resolve(open.id)
  simulator.actions.reopen(open.id)

  const reply = await call(simulator, `GET /v2/conversations/${open.id}/messages?items_per_page=2`)

  expect(reply.json).toMatchObject({
    messages: [
      { message_type: 'system', actor_type: 'system', meta_data: { isReopen: true } },
      { message_type: 'system', meta_data: { isResolved: true } },
    ],
  })
})

test('a conversation is created with its first message and found through its user', async () => {
  const { simulator, noor, billing, ana } = await aSampleAccount()
  const body = {
    channel_id: billing.id,
    users: [{ id: noor.id }],
    messages: [{ actor_type: 'agent', actor_id: ana.id, message_type: 'normal', message_parts: [{ text: { content: 'Good morning' } }] }],
    properties: { priority: 'Low' },
  }

  const created = await call(simulator, 'POST /v2/conversations', { body })

  const [id] = simulator.world.conversationsOfUser.get(noor.id) ?? []
  const listed = await call(simulator, `GET /v2/users/${noor.id}/conversations`)
  expect(created.json).toMatchObject({ conversation_id: id, status: 'new', channel_id: billing.id, messages: [{ actor_id: ana.id }] })
  expect(listed.json).toEqual({ conversations: [{ id }] })
})

test.each([
  ['flat keys, as circulate on the web', { user_id: 'x', initial_message: 'Hi' }, 400],
  ['the page parameters of a listing', { page: 1, per_page: 50, status: 'new' }, 400],
  ['no message', { channel_id: 'c', users: [{ id: 'u' }], messages: [] }, 400],
  ['an unknown user', { channel_id: 'c', users: [{ id: 'u' }], messages: [{}] }, 404],
])('a conversation is not created from %s', async (_what, body, status) => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, 'POST /v2/conversations', { body })

  expect(reply.status).toBe(status)
  expect(simulator.world.conversations.size).toBe(1)
})

test('an old account shows conversations without their user and times', async () => {
  const { simulator, open } = await aSampleAccount()
  simulator.behaviour.oldConversations = true

  const reply = await call(simulator, `GET /v2/conversations/${open.id}`)

  expect(reply.json).toMatchObject({ conversation_id: open.id, status: 'new' })
  expect(reply.json).not.toHaveProperty('user_id')
  expect(reply.json).not.toHaveProperty('updated_time')
})

test('the fields of conversations are a bare list', async () => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, 'GET /v2/conversations/fields')

  expect(reply.json).toMatchObject([{ name: 'priority', choices: [{ value: 'Low' }, {}, {}, {}] }, {}, { name: 'cf_type', custom: true }, {}])
})
