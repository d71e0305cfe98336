import { expect, test } from 'vitest'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'
import { createFreshchatClient } from './client.ts'
import { readKey } from './credential.ts'

async function aClient() {
  const opened = await anOpenAccount()
  const read = readKey(opened.opening.credential)
  if (!read.ok) throw new Error(read.field)
  return { ...opened, client: createFreshchatClient({ ...opened.opening, key: read.key, accountId: WORK }) }
}

test('a call carries its question, and the answer is the bare body', async () => {
  const { client, simulator, ben } = await aClient()

  const reply = await client.get('/agents', { query: { availability_status: 'UNAVAILABLE', items_per_page: 5 } })

  expect(reply).toMatchObject({ ok: true, value: { agents: [{ id: ben.id }], pagination: { items_per_page: 5 } } })
  expect(simulator.log.requests).toMatchObject([{ method: 'GET', path: '/v2/agents', query: { availability_status: 'UNAVAILABLE' } }])
})

test('times with their colons and plus signs in numbers arrive as they were', async () => {
  const { client, simulator } = await aClient()

  await client.get('/users', { query: { phone_no: '+45 11', updated_from: '2026-01-01T00:00:00.000Z' } })

  expect(simulator.log.requests[0]?.query).toEqual({ phone_no: '+45 11', updated_from: '2026-01-01T00:00:00.000Z' })
})

test('pages are asked for in fifties unless told otherwise', async () => {
  const { client, simulator } = await aClient()

  await client.getPage('/agents', 1, {})
  await client.getPage('/agents', 1, { query: { items_per_page: 7 } })

  expect(simulator.log.requests.map(({ query }) => [query['page'], query['items_per_page']])).toEqual([['1', '50'], ['1', '7']])
})

test('a page past the end is no page; the first page cannot be past the end', async () => {
  const { client, simulator } = await aClient()
  const past = await client.getPage('/agents', 9, {})
  simulator.faults.add({ path: '/v2/agents', effect: { kind: 'refused', status: 404, body: { code: 404, status: 'WRONG_PAGE' } } })

  const first = await client.getPage('/agents', 1, {})

  expect(past).toEqual({ ok: true, value: { isPastTheEnd: true } })
  expect(first).toEqual({ ok: false, failure: { kind: 'notFound' } })
})

test('an empty answer to a change is a good answer', async () => {
  const { client, mia } = await aClient()

  expect(await client.put(`/users/${mia.id}`, { body: { first_name: 'Mia' } })).toEqual({ ok: true, value: null })
})

test.each([
  [401, { kind: 'unauthorised', accountId: WORK }],
  [403, { kind: 'forbidden', accountId: WORK, need: 'Because' }],
  [404, { kind: 'notFound' }],
  [409, { kind: 'rejected', reason: 'Because' }],
  [500, { kind: 'providerDown', status: 500 }],
  [503, { kind: 'providerDown', status: 503 }],
  [302, { kind: 'providerDown', status: 302 }],
])('status %i is said as what it is', async (status, failure) => {
  const { client, simulator } = await aClient()
  simulator.faults.add({ path: '/v2/groups', effect: { kind: 'refused', status, body: { code: status, status: 'WHY', message: 'Because' } } })

  expect(await client.get('/groups')).toEqual({ ok: false, failure })
})

test('a link is followed on the same host under the same path, with the alias of the version too', async () => {
  const { client, open } = await aClient()
  const under = `/conversations/${open.id}/messages`

  const path = await client.follow(`/v2${under}?page=1&items_per_page=1`, under, undefined)
  const alias = await client.follow(`/api/v2${under}?page=2&items_per_page=1`, under, undefined)

  expect(path).toMatchObject({ ok: true, value: { body: { messages: [{ actor_type: 'agent' }] } } })
  expect(alias).toMatchObject({ ok: true, value: { body: { messages: [{ actor_type: 'user' }] } } })
})
