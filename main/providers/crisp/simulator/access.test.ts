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

const website = (rest = '') => `/website/${shop.websiteId}${rest}`

test.each([
  ['nothing', {}],
  ['another scheme', { authorization: 'Bearer abc', 'x-crisp-tier': 'website' }],
  ['an unknown pair', { authorization: `Basic ${btoa('a:b')}`, 'x-crisp-tier': 'website' }],
])('%s as a credential is answered with 401', async (_name, headers) => {
  expect(await call(simulator, `GET ${website()}`, { headers })).toMatchObject({ status: 401, reason: 'invalid_session', data: {} })
})

test('a good pair under another tier, or under none, is no session', async () => {
  const { identifier, key } = shop.tokens.website
  const authorization = `Basic ${btoa(`${identifier}:${key}`)}`

  expect((await call(simulator, `GET ${website()}`, { headers: { authorization, 'x-crisp-tier': 'plugin' } })).status).toBe(401)
  expect((await call(simulator, `GET ${website()}`, { headers: { authorization } })).status).toBe(401)
})

test('a token expires with its time, and a removed one at once', async () => {
  const token = simulator.world.addToken({ tier: 'website', websiteIds: [shop.websiteId], validUntil: clock.now() + 1_000 })
  const status = async () => (await call(simulator, `GET ${website()}`, { token })).status

  const before = await status()
  await clock.advance(1_000)
  const after = await status()
  simulator.world.removeToken(shop.tokens.website.identifier)
  const removed = await call(simulator, `GET ${website()}`, { token: shop.tokens.website })

  expect([before, after, removed.status]).toEqual([200, 401, 401])
})

test('a workspace is closed to tokens of others, each in its way', async () => {
  const other = simulator.world.addWebsite({ name: 'Other', domain: 'other.example.test' })

  expect(await call(simulator, `GET /website/${other}`, { token: shop.tokens.website })).toMatchObject({ status: 403, reason: 'not_allowed' })
  expect(await call(simulator, `GET /website/${other}`, { token: shop.tokens.plugin })).toMatchObject({ status: 404, reason: 'not_subscribed' })
  expect(await call(simulator, `GET /plans/subscription/${other}`, { token: shop.tokens.plugin })).toMatchObject({ status: 404, reason: 'not_subscribed' })
})

test.each(['/campaigns/list/1', '/campaigns/tags', '/conversations/spams/1'])('%s is for user tokens', async path => {
  expect(await call(simulator, `GET ${website(path)}`, { token: shop.tokens.plugin })).toMatchObject({ status: 403, reason: 'not_allowed' })
  expect(await call(simulator, `GET ${website(path)}`, { token: shop.tokens.website })).toMatchObject({ status: 403 })
  expect(await call(simulator, `GET ${website(path)}`, { token: shop.tokens.user })).toMatchObject({ status: 200, reason: 'listed' })
})

test('the plugin service is for plugin tokens', async () => {
  expect(await call(simulator, 'GET /plugin/connect/account', { token: shop.tokens.website })).toMatchObject({ status: 403 })
})

test('a plugin token does what its scopes say, to read and to write apart', async () => {
  const scopes = ['website:conversation:messages:read', 'website:conversation:sessions:read']
  const token = simulator.world.addToken({ tier: 'plugin', websiteIds: [shop.websiteId], scopes })
  const thread = website(`/conversation/${shop.conversations.pending}`)
  const body = { type: 'text', from: 'operator', origin: 'chat', content: 'Hello' }

  expect((await call(simulator, `GET ${thread}/messages`, { token })).status).toBe(200)
  expect(await call(simulator, `POST ${thread}/message`, { token, body })).toMatchObject({ status: 403, reason: 'not_allowed' })
  expect((await call(simulator, `PATCH ${thread}/state`, { token, body: { state: 'resolved' } })).status).toBe(403)
})

test.each([
  ['GET /nowhere', 404, 'not_found'],
  ['GET /website/x/nowhere', 404, 'not_found'],
  ['POST /plugin/connect/account', 405, 'method_not_allowed'],
  ['DELETE /plugin/connect/account', 405, 'method_not_allowed'],
])('%s is answered with %i', async (request, status, reason) => {
  expect(await call(simulator, request, { token: shop.tokens.plugin })).toMatchObject({ status, reason })
})

test('a body that is no JSON is refused like any other bad data', async () => {
  const reply = await fetch(`${simulator.url}/v1${website('/conversation')}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":' })

  expect(reply.status).toBe(400)
  expect(await reply.json()).toMatchObject({ error: true, reason: 'invalid_data' })
})

test('a head is answered without a body', async () => {
  const found = await call(simulator, `HEAD ${website(`/conversation/${shop.conversations.pending}`)}`, { token: shop.tokens.website })
  const absent = await call(simulator, `HEAD ${website('/conversation/session_x')}`, { token: shop.tokens.website })

  expect([found.status, found.text, absent.status, absent.text]).toEqual([200, '', 404, ''])
})

test('the same seed gives the same ids', async () => {
  const again = await startCrispSimulator({ clock })
  const sameShop = addSampleShop(again)
  await again.close()

  expect(sameShop).toEqual(shop)
})
