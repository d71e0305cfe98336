import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'

test('agents filter by group, by presence and by whether they are deactivated', async () => {
  const { simulator, support, ben } = await aSampleAccount()
  await call(simulator, `PUT /v2/agents/${ben.id}`, { body: { is_deactivated: true } })

  const inGroup = await call(simulator, `GET /v2/agents?groups=${support.id}`)
  const active = await call(simulator, 'GET /v2/agents?is_deactivated=false')
  const away = await call(simulator, 'GET /v2/agents?availability_status=UNAVAILABLE')

  expect(inGroup.json).toMatchObject({ pagination: { total_items: 2 } })
  expect(active.json).toMatchObject({ agents: [{ first_name: 'Ana' }], pagination: { total_items: 1 } })
  expect(away.json).toMatchObject({ agents: [{ id: ben.id, is_deactivated: true }] })
})

test('POST /agents creates an agent: whoever posts there to list them changes the account', async () => {
  const { simulator } = await aSampleAccount()

  const listing = await call(simulator, 'POST /v2/agents', { body: { page: 1, per_page: 20 } })
  const created = await call(simulator, 'POST /v2/agents', { body: { email: 'cy@acme.test', first_name: 'Cy' } })
  const twice = await call(simulator, 'POST /v2/agents', { body: { email: 'cy@acme.test' } })

  expect(listing.status).toBe(400)
  expect(created.json).toMatchObject({ first_name: 'Cy', availability_status: 'UNAVAILABLE' })
  expect(twice.status).toBe(409)
  expect(simulator.world.agents.size).toBe(3)
})

test('a custom status wins over availability, and an agent who is offline cannot be made available', async () => {
  const { simulator, ana, ben, busy } = await aSampleAccount()
  simulator.world.changeAgent(ben.id, { isLoggedIn: false })

  const both = await call(simulator, `PATCH /v2/agents/${ana.id}`, { body: { availability_status: 'UNAVAILABLE', agent_status: { id: busy.id } } })
  const offline = await call(simulator, `PATCH /v2/agents/${ben.id}`, { body: { availability_status: 'AVAILABLE' } })
  const wrong = await call(simulator, `PATCH /v2/agents/${ana.id}`, { body: { status: 'available' } })
  const states = await call(simulator, 'GET /v2/agents/status')

  expect(both.json).toEqual({ availability_status: 'AVAILABLE', agent_status: { id: busy.id, name: 'In a meeting' } })
  expect(offline.status).toBe(409)
  expect(wrong.status).toBe(400)
  expect(states.json).toEqual({ states: [{ id: busy.id, name: 'In a meeting' }] })
})

test('an agent that does not exist is named so, and deleting is only accepted', async () => {
  const { simulator, ana } = await aSampleAccount()

  const deleted = await call(simulator, `DELETE /v2/agents/${ana.id}`)
  const gone = await call(simulator, `GET /v2/agents/${ana.id}`)

  expect(deleted).toMatchObject({ status: 202, json: { status: 'ACCEPTED' } })
  expect(gone).toMatchObject({ status: 404, json: { code: 404, status: 'AGENT_NOT_FOUND', message: 'Agent does not exist' } })
})
