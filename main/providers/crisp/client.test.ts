import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import { ACCOUNT, aCrispAccount } from './testing/a-crisp-account.ts'

test('every call carries the credential and names the kind of token', async () => {
  const { account, simulator, shop } = await aCrispAccount('plugin')

  await account.listConversations({ cursor: null })

  expect(simulator.log.list()).toMatchObject([{ path: `/website/${shop.websiteId}/conversations/1`, identifier: shop.tokens.plugin.identifier, status: 200 }])
})

test.each([
  ['401', { kind: 'status', status: 401 }, { kind: 'unauthorised', accountId: ACCOUNT }],
  ['403', { kind: 'status', status: 403 }, { kind: 'forbidden', accountId: ACCOUNT, need: 'not_allowed' }],
  ['404', { kind: 'status', status: 404 }, { kind: 'notFound' }],
  ['500', { kind: 'status', status: 500 }, { kind: 'providerDown', status: 500 }],
  ['502 as HTML', { kind: 'status', status: 502, body: 'html' }, { kind: 'providerDown', status: 502 }],
  ['HTML with 200', { kind: 'html' }, { kind: 'unreadable', path: '', found: 'html' }],
  ['half an answer', { kind: 'unreadable' }, { kind: 'unreadable', path: '', found: 'malformed' }],
  ['an answer without end', { kind: 'oversized' }, { kind: 'unreadable', path: '', found: 'tooLarge' }],
  ['a broken connection', { kind: 'dropped' }, { kind: 'offline' }],
] as const)('a read answered with %s fails as what it is', async (_name, fault, failure) => {
  const { account, simulator } = await aCrispAccount()
  simulator.faults.add('GET *', fault)

  expect(await account.listConversations({ cursor: null })).toEqual({ ok: false, failure })
})

test.each([429, 420, 423])('%i asks to wait: as long as it says, else a minute', async status => {
  const { account, simulator, clock } = await aCrispAccount()
  simulator.faults.add('GET *', { kind: 'status', status, retryAfterSeconds: 30 }, 1)
  simulator.faults.add('GET *', { kind: 'status', status }, 1)

  const told = await account.listConversations({ cursor: null })
  const untold = await account.listConversations({ cursor: null })

  expect(told).toEqual({ ok: false, failure: { kind: 'rateLimited', until: clock.now() + 30 * SECOND_MS } })
  expect(untold).toEqual({ ok: false, failure: { kind: 'rateLimited', until: clock.now() + 60 * SECOND_MS } })
})

test('a used-up day is an order to wait as well', async () => {
  const { account, simulator, shop, clock } = await aCrispAccount()
  simulator.quota.setUsedToday(shop.tokens.website.identifier, 10_000)
  simulator.quota.rules.retryAfter = 'seconds'

  const list = await account.listConversations({ cursor: null })

  expect(list).toEqual({ ok: false, failure: { kind: 'rateLimited', until: clock.now() + 15 * 3_600 * SECOND_MS } })
})

test('a plugin that was taken off a workspace is forbidden, and not an unknown conversation', async () => {
  const { open, simulator, shop } = await aCrispAccount()
  const account = open(simulator.world.addToken({ tier: 'plugin', websiteIds: [] }))

  const result = await account.getConversation({ id: conversationId(ACCOUNT, shop.conversations.pending) })

  expect(result).toEqual({ ok: false, failure: { kind: 'forbidden', accountId: ACCOUNT, need: 'the website is not subscribed to the plugin' } })
})

test('a call that was given up says so', async () => {
  const { account, simulator } = await aCrispAccount()
  simulator.faults.add('GET *', { kind: 'slow', ms: 60 * SECOND_MS })
  const end = new AbortController()

  const asked = account.listConversations({ cursor: null, signal: end.signal })
  await expect.poll(() => simulator.log.count(), { timeout: 15_000 }).toBe(1)
  end.abort()

  expect(await asked).toEqual({ ok: false, failure: { kind: 'cancelled' } })
})
