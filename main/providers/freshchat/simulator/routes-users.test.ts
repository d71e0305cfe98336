import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'
import { toIso } from './clock.ts'

test('a list of users without a filter is refused', async () => {
  const { simulator } = await aSampleAccount()

  const bare = await call(simulator, 'GET /v2/users?page=1&items_per_page=20')
  const nonsense = await call(simulator, 'GET /v2/users?updated_from=yesterday')

  expect(bare).toMatchObject({ status: 400, json: { status: 'INVALID_VALUE' } })
  expect(nonsense.status).toBe(400)
})

test.each([
  ['email=noor@example.test', 'Noor'],
  ['phone_no=%2B4511112222', 'Mia'],
  ['reference_id=crm-7', 'Noor'],
  ['first_name=Dancing&last_name=Wayfarer', 'Dancing'],
])('%s finds exactly one', async (query, firstName) => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, `GET /v2/users?${query}`)

  expect(reply.json).toMatchObject({ users: [{ first_name: firstName }], pagination: { total_items: 1 } })
})

test('two filters must both hold, and a range includes both its ends', async () => {
  const { simulator, noor, visitor } = await aSampleAccount()
  const range = `created_from=${toIso(noor.createdAt)}&created_to=${toIso(visitor.createdAt)}`

  const both = await call(simulator, `GET /v2/users?${range}`)
  const one = await call(simulator, `GET /v2/users?${range}&first_name=Noor`)

  expect(both.json).toMatchObject({ pagination: { total_items: 2 } })
  expect(one.json).toMatchObject({ users: [{ id: noor.id }], pagination: { total_items: 1 } })
})

test('users sort by the time asked for, or as they came, or the question is refused', async () => {
  const { simulator, noor } = await aSampleAccount()
  simulator.world.changeUser(noor.id, { updatedAt: simulator.clock.now() })
  const asking = 'GET /v2/users?created_from=2000-01-01T00:00:00.000Z&sort_by=updated_time&sort_order=desc'

  const honoured = await call(simulator, asking)
  simulator.behaviour.userSort = 'ignored'
  const ignored = await call(simulator, asking)
  simulator.behaviour.userSort = 'refused'
  const refused = await call(simulator, asking)

  expect(honoured.json).toMatchObject({ users: [{ first_name: 'Noor' }, { first_name: 'Dancing' }, { first_name: 'Mia' }] })
  expect(ignored.json).toMatchObject({ users: [{ first_name: 'Mia' }, { first_name: 'Noor' }, { first_name: 'Dancing' }] })
  expect(refused.status).toBe(400)
})

test('a new message moves its user, unless the switch says that it does not', async () => {
  const { simulator, clock, open, mia } = await aSampleAccount()
  clock.advance(60_000)
  simulator.actions.contactWrites({ conversationId: open.id, text: 'Still waiting' })
  const since = toIso(clock.now())
  const moved = await call(simulator, `GET /v2/users?updated_from=${since}`)
  simulator.behaviour.messageMovesUser = false
  clock.advance(60_000)
  simulator.actions.contactWrites({ conversationId: open.id, text: 'Hello?' })

  const unmoved = await call(simulator, `GET /v2/users?updated_from=${toIso(clock.now())}`)

  expect(moved.json).toMatchObject({ users: [{ id: mia.id }] })
  expect(unmoved.json).toMatchObject({ users: [] })
})

test('fetch takes a hundred ids, leaves out unknown ones, and refuses more', async () => {
  const { simulator, mia, noor } = await aSampleAccount()

  const some = await call(simulator, 'POST /v2/users/fetch', { body: { ids: [noor.id, 'unknown', mia.id] } })
  const tooMany = await call(simulator, 'POST /v2/users/fetch', { body: { ids: Array.from({ length: 101 }, () => mia.id) } })

  expect(some.json).toMatchObject({ users: [{ id: noor.id }, { id: mia.id }] })
  expect(tooMany.status).toBe(400)
})

test('a user is created once per reference, changed with an empty answer, and gone after deletion', async () => {
  const { simulator } = await aSampleAccount()
  const created = await call(simulator, 'POST /v2/users', { body: { first_name: 'Ida', reference_id: 'crm-9' } })
  const id = [...simulator.world.users.values()].find(user => user.referenceId === 'crm-9')?.id ?? ''
  const again = await call(simulator, 'POST /v2/users', { body: { reference_id: 'crm-9' } })
  const changed = await call(simulator, `PUT /v2/users/${id}`, { body: { properties: [{ name: 'plan', value: 'gold' }] } })
  const read = await call(simulator, `GET /v2/users/${id}`)
  const deleted = await call(simulator, `DELETE /v2/users/${id}`)

  const gone = await call(simulator, `GET /v2/users/${id}/conversations`)

  expect(created.json).toMatchObject({ id, first_name: 'Ida' })
  expect(again.status).toBe(409)
  expect(changed).toMatchObject({ status: 200, text: '' })
  expect(read.json).toMatchObject({ properties: [{ name: 'plan', value: 'gold' }] })
  expect(read.json).not.toHaveProperty('email')
  expect(deleted.status).toBe(202)
  expect(gone).toMatchObject({ status: 404, json: { status: 'USER_NOT_FOUND' } })
})

test('the conversations of a user are ids and nothing else', async () => {
  const { simulator, mia, orders, open } = await aSampleAccount()
  const second = simulator.actions.contactStarts({ userId: mia.id, channelId: orders.id, text: 'Another thing' })

  const reply = await call(simulator, `GET /v2/users/${mia.id}/conversations`)

  expect(reply.json).toEqual({ conversations: [{ id: open.id }, { id: second.id }] })
})
