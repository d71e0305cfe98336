import { expect, test } from 'vitest'
import { crisp } from './index.ts'
import { aCrispAccount } from './testing/a-crisp-account.ts'

test('a website token opens its one workspace and offers its operators as "me"', async () => {
  const { simulator, shop, http, clock, credentialOf } = await aCrispAccount()

  const report = await crisp.check(credentialOf(shop.tokens.website), { http, clock })

  expect(report).toMatchObject({
    outcome: 'good',
    remotes: [{ remoteId: shop.websiteId, name: 'Lamp Shop', domain: 'lamps.example.test' }],
    candidates: [{ remoteId: shop.websiteId, operatorRemoteId: shop.operators.nora, name: 'Nora Berg', email: 'nora@lamps.example.test' }, { name: 'Otto Lind' }],
  })
  expect(report.outcome === 'good' && report.capabilities).toContainEqual({ name: 'campaigns', state: 'needsToken', need: 'user' })
  expect(simulator.log.list().map(request => request.path)).toEqual([`/website/${shop.websiteId}`, `/website/${shop.websiteId}/operators/list`])
})

test('a plugin token opens every workspace that installed the plugin', async () => {
  const { simulator, shop, http, clock, credentialOf } = await aCrispAccount()
  const second = simulator.world.addWebsite({ name: 'Chair Shop', domain: 'chairs.example.test' })
  const token = simulator.world.addToken({ tier: 'plugin', websiteIds: [shop.websiteId, second] })

  const report = await crisp.check(credentialOf(token), { http, clock })

  expect(report).toMatchObject({ outcome: 'good', remotes: [{ name: 'Lamp Shop' }, { name: 'Chair Shop' }] })
})

test('a plugin token without the right to see operators is good all the same', async () => {
  const { simulator, shop, http, clock, credentialOf } = await aCrispAccount()
  const token = simulator.world.addToken({ tier: 'plugin', websiteIds: [shop.websiteId], scopes: ['website:conversation:sessions:read'] })

  const report = await crisp.check(credentialOf(token), { http, clock })

  expect(report).toMatchObject({ outcome: 'good', remotes: [{ name: 'Lamp Shop' }], candidates: [] })
})

test('any address of a workspace in the service\'s own app will do as its id', async () => {
  const { shop, http, clock, credentialOf } = await aCrispAccount()
  const websiteId = ` https://app.crisp.chat/website/${shop.websiteId.toUpperCase()}/inbox/ `

  const report = await crisp.check({ ...credentialOf(shop.tokens.website), websiteId }, { http, clock })

  expect(report.outcome).toBe('good')
})

const OTHER_WEBSITE = '00000000-0000-4000-8000-000000000000'

test.each([
  ['no key', { key: ' ' }, 'key'],
  ['a key with line breaks inside', { key: 'abc\ndef' }, 'key'],
  ['an identifier and a key in one field', { identifier: 'abc:def' }, 'identifier'],
  ['a website that is no id', { websiteId: 'lamps.example.test' }, 'websiteId'],
  ['an unknown kind of token', { tier: 'hub' }, 'tier'],
  ['an address that would carry the key in the open', { apiUrl: 'http://api.example.test' }, 'apiUrl'],
  ['an address that is none', { apiUrl: 'nonsense' }, 'apiUrl'],
])('%s is named before anything is asked', async (_name, wrong, field) => {
  const { simulator, shop, http, clock, credentialOf } = await aCrispAccount()

  const report = await crisp.check({ ...credentialOf(shop.tokens.website), ...wrong }, { http, clock })

  expect(report).toMatchObject({ outcome: 'bad', field })
  expect(simulator.log.count()).toBe(0)
})

test.each([
  ['a wrong key', { key: 'wrong' }, { field: 'key', failure: { kind: 'unauthorised' } }],
  ['a plugin token that is called a website token', 'plugin', { field: 'tier', failure: { kind: 'unauthorised' } }],
  ['a website that the token is not for', { websiteId: OTHER_WEBSITE }, { field: 'websiteId', failure: { kind: 'forbidden' } }],
] as const)('%s is found out by asking, and its field named', async (_name, wrong, expected) => {
  const { shop, http, clock, credentialOf } = await aCrispAccount()
  const token = wrong === 'plugin' ? shop.tokens.plugin : shop.tokens.website
  const changed = wrong === 'plugin' ? { tier: 'website', websiteId: shop.websiteId } : wrong

  const report = await crisp.check({ ...credentialOf(token), ...changed }, { http, clock })

  expect(report).toMatchObject({ outcome: 'bad', ...expected })
})

test('an expired token is a wrong key', async () => {
  const { simulator, shop, http, clock, credentialOf } = await aCrispAccount()
  const token = simulator.world.addToken({ tier: 'website', websiteIds: [shop.websiteId], validUntil: clock.now() - 1 })

  expect(await crisp.check(credentialOf(token), { http, clock })).toMatchObject({ outcome: 'bad', field: 'key' })
})

test('a plugin that is installed nowhere opens nothing', async () => {
  const { simulator, http, clock, credentialOf } = await aCrispAccount()
  const token = simulator.world.addToken({ tier: 'plugin', websiteIds: [] })

  expect(await crisp.check(credentialOf(token), { http, clock })).toEqual({ outcome: 'bad', field: null, failure: { kind: 'notFound' } })
})

test.each([
  ['a page where an answer was due', { kind: 'html' }, { field: 'apiUrl', failure: { kind: 'unreadable', path: '', found: 'html' } }],
  ['a service that is down', { kind: 'status', status: 503 }, { field: null, failure: { kind: 'providerDown', status: 503 } }],
  ['a connection that breaks', { kind: 'dropped' }, { field: 'apiUrl', failure: { kind: 'offline' } }],
] as const)('%s is no fault of the key', async (_name, fault, expected) => {
  const { simulator, shop, http, clock, credentialOf } = await aCrispAccount()
  simulator.faults.add('*', fault)

  expect(await crisp.check(credentialOf(shop.tokens.website), { http, clock })).toEqual({ outcome: 'bad', ...expected })
})
