import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'

test('a page carries its noun, the counts, and links that are paths', async () => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, 'GET /v2/agents?items_per_page=1&availability_status=AVAILABLE')
  const second = await call(simulator, 'GET /v2/agents?items_per_page=1&page=2')

  expect(reply.json).toMatchObject({
    agents: [{ first_name: 'Ana' }],
    pagination: { total_items: 1, total_pages: 1, current_page: 1, items_per_page: 1 },
    links: { first_page: { href: '/v2/agents?items_per_page=1&availability_status=AVAILABLE&page=1', rel: 'agent', type: 'GET' } },
  })
  expect(second.json).toMatchObject({ agents: [{ first_name: 'Ben' }], links: { previous_page: {}, last_page: {} } })
})

test('next_page is missing on the last page and leads to the rest before it', async () => {
  const { simulator } = await aSampleAccount()

  const first = await call(simulator, 'GET /v2/channels?items_per_page=1')
  const last = await call(simulator, 'GET /v2/channels?items_per_page=1&page=2')

  expect(first.json).toMatchObject({ links: { next_page: { href: '/v2/channels?items_per_page=1&page=2' } } })
  expect(last.json).not.toHaveProperty('links.next_page')
})

test('more than fifty items are cut to fifty without an error', async () => {
  const { simulator } = await aSampleAccount()
  for (let count = 0; count < 60; count += 1) simulator.world.addGroup({ name: `Group ${count}` })

  const reply = await call(simulator, 'GET /v2/groups?items_per_page=9999')

  expect(reply.json).toMatchObject({ pagination: { items_per_page: 50, total_items: 61, total_pages: 2 } })
})

test('a page past the end is WRONG_PAGE, or empty where a switch says so', async () => {
  const { simulator } = await aSampleAccount()

  const strict = await call(simulator, 'GET /v2/agents?page=9')
  simulator.behaviour.pastTheEnd = 'empty'
  const mild = await call(simulator, 'GET /v2/agents?page=9')

  expect(strict).toMatchObject({ status: 404, json: { status: 'WRONG_PAGE' } })
  expect(mild).toMatchObject({ status: 200, json: { agents: [] } })
})

test('an empty list is one empty page, not an error', async () => {
  const { simulator, ana, ben } = await aSampleAccount()
  await call(simulator, `DELETE /v2/agents/${ana.id}`)
  await call(simulator, `DELETE /v2/agents/${ben.id}`)

  const reply = await call(simulator, 'GET /v2/agents')

  expect(reply).toMatchObject({ status: 200, json: { agents: [], pagination: { total_items: 0, total_pages: 1 } } })
})

test('channels and groups sort by name where asked', async () => {
  const { simulator } = await aSampleAccount()

  const reply = await call(simulator, 'GET /v2/channels?sort_by=name&sort_order=desc')

  expect(reply.json).toMatchObject({ channels: [{ name: 'Orders' }, { name: 'Billing' }] })
})
