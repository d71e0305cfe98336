import { afterEach, beforeEach, expect, test } from 'vitest'
import { call } from './caller.ts'
import { createMovableClock, type MovableClock } from './clock.ts'
import { startCrispSimulator, type CrispSimulator } from './crisp-simulator.ts'
import { addSampleShop, type SampleShop } from './sample-shop.ts'

let simulator: CrispSimulator
let shop: SampleShop
let clock: MovableClock
beforeEach(async () => {
  clock = createMovableClock()
  simulator = await startCrispSimulator({ clock })
  shop = addSampleShop(simulator)
})
afterEach(() => simulator.close())

const ask = (query: string, page = '1') =>
  call(simulator, `GET /website/${shop.websiteId}/conversations/${page}?${new URLSearchParams(query).toString()}`, { token: shop.tokens.plugin })

/** The names of the sample conversations in a list, in their order. */
async function names(query: string): Promise<readonly string[]> {
  const { data } = await ask(query)
  const byId = new Map(Object.entries(shop.conversations).map(([name, id]) => [id, name]))
  return Array.isArray(data) ? data.map((record: Readonly<{ session_id: string }>) => byId.get(record.session_id) ?? 'another') : []
}

test.each([
  ['', ['pending', 'unresolved', 'resolved']],
  ['filter_unread=1', ['pending']],
  ['filter_resolved=1', ['resolved']],
  ['filter_not_resolved=1', ['pending', 'unresolved']],
  ['filter_resolved=0', ['pending', 'unresolved', 'resolved']],
  ['filter_unassigned=1', ['pending', 'resolved']],
  ['filter_mention=1', []],
  ['filter_inbox_id=00000000-0000-4000-8000-000000000000', []],
  ['filter_date_start=2026-03-02T08:30:00Z', ['pending']],
  ['filter_date_end=2026-03-02T08:00:00Z', ['resolved']],
  ['filter_not_resolved=1&filter_unassigned=1', ['pending']],
  ['order_date_created=1', ['pending', 'unresolved', 'resolved']],
  ['order_date_waiting=1', ['pending', 'unresolved', 'resolved']],
  ['search_type=text&search_query=PARCEL', ['pending']],
  ['search_type=text&search_query=bo@example.test', ['unresolved']],
  ['search_type=segment&search_query=vip', ['unresolved']],
  ['search_type=segment&search_query=vi', []],
])('"%s" lists %j', async (query, expected) => {
  expect(await names(query)).toEqual(expected)
})

test.each([
  [{ criterion: 'meta.segments', operator: 'eq', query: ['vip', 'gold'] }, ['unresolved']],
  [{ criterion: 'meta.segments', operator: 'neq', query: ['vip'] }, ['pending', 'resolved']],
  [{ criterion: 'meta.email', operator: 'has', query: ['ADA'] }, ['pending']],
  [{ criterion: 'meta.email', operator: 'nhas', query: ['ada'] }, ['unresolved', 'resolved']],
  [{ criterion: 'unread.operator', operator: 'gt', query: [0] }, ['pending']],
  [{ criterion: 'unread.operator', operator: 'lte', query: [0] }, ['unresolved', 'resolved']],
  [{ criterion: 'meta.data.plan', operator: 'eq', query: ['pro'] }, ['pending']],
  [{ criterion: 'meta.nothing.there', operator: 'eq', query: ['pro'] }, []],
])('a search by filter %j lists %j', async (filter, expected) => {
  const search = new URLSearchParams({ search_type: 'filter', search_query: JSON.stringify([{ model: 'conversation', ...filter }]) })

  expect(await names(search.toString())).toEqual(expected)
})

test('filters of a search are joined by and, or by or', async () => {
  const filters = JSON.stringify([
    { criterion: 'meta.email', operator: 'has', query: ['ada'] },
    { criterion: 'meta.segments', operator: 'eq', query: ['vip'] },
  ])
  const search = (operator: string) => new URLSearchParams({ search_type: 'filter', search_query: filters, search_operator: operator }).toString()

  expect(await names(search('and'))).toEqual([])
  expect(await names(search('or'))).toEqual(['pending', 'unresolved'])
})

test.each([
  ['per_page=19', '1'],
  ['per_page=51', '1'],
  ['per_page=many', '1'],
  ['filter_unread=yes', '1'],
  ['filter_date_start=tomorrow', '1'],
  ['search_type=filter&search_query=[', '1'],
  ['search_type=magic&search_query=x', '1'],
  ['', '0'],
  ['', 'first'],
])('"%s" on page %s is refused with words', async (query, page) => {
  expect(await ask(query, page)).toMatchObject({ status: 400, reason: 'invalid_data', data: { message: expect.any(String) } })
})

test('a page size out of range can be clamped instead', async () => {
  simulator.behaviour.perPageOutOfRange = 'clamp'

  expect(await ask('per_page=100')).toMatchObject({ status: 200 })
})

test('pages have twenty items unless more are asked for, and beyond the end there are none', async () => {
  for (let n = 0; n < 42; n += 1) simulator.world.addConversation(shop.websiteId, { messages: [{ from: 'user', content: 'Hi', timestamp: n + 1 }] })

  const lengths = await Promise.all(
    [['', '1'], ['', '3'], ['', '4'], ['per_page=45', '1']].map(async ([query = '', page = '1']) => {
      const { data } = await ask(query, page)
      return Array.isArray(data) ? data.length : null
    }),
  )

  expect(lengths).toEqual([20, 5, 0, 45])
})

test('a conversation shows itself only when its visitor has written, unless empty ones are asked for', async () => {
  const token = shop.tokens.plugin
  const { data } = await call(simulator, `POST /website/${shop.websiteId}/conversation`, { token, body: {} })
  const sessionId = typeof data === 'object' && data !== null && 'session_id' in data ? String(data.session_id) : ''
  const thread = `/website/${shop.websiteId}/conversation/${sessionId}`

  await call(simulator, `POST ${thread}/message`, { token, body: { type: 'text', from: 'operator', origin: 'chat', content: 'Hello?' } })
  const hidden = await names('')
  const asked = await names('include_empty=1')
  simulator.actions.visitorWrites({ websiteId: shop.websiteId, sessionId, content: 'Hello!' })

  expect(hidden).not.toContain('another')
  expect(asked).toContain('another')
  expect(await names('')).toContain('another')
})

test('the order follows what happens', async () => {
  await clock.advance(60_000)
  simulator.actions.visitorWrites({ websiteId: shop.websiteId, sessionId: shop.conversations.resolved, content: 'One more thing' })

  expect(await names('order_date_updated=1')).toEqual(['resolved', 'pending', 'unresolved'])
  expect(await names('')).toEqual(['pending', 'resolved', 'unresolved'])
})
