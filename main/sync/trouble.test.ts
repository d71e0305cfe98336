import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok } from '#app/result.ts'
import { ACCOUNT, anOperator, at, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aSettledSync, aSync, type ASync } from './testing/a-sync.ts'

const offline: Failure = { kind: 'offline' }
const unauthorised: Failure = { kind: 'unauthorised', accountId: ACCOUNT }

async function aFilledAccount(options: Parameters<typeof aSettledSync>[0] = {}): Promise<ASync> {
  return aSettledSync(options, ({ service: { world } }) => void world.say(world.open('c1'), 'contact', 'Hello'))
}

test('an account that fails holds no other', async () => {
  const world = await aSync()
  const other = await world.addService(OTHER_ACCOUNT)
  const theirs = other.world.open('x')
  world.service.failUntilTold({ kind: 'providerDown', status: 500 })

  await world.sync.start()
  await world.clock.advance(10_000)
  other.say(theirs, 'contact', 'Hello')
  await world.clock.advance(1_000)

  expect(world.status(ACCOUNT)).toMatchObject({ state: 'failed', failure: { kind: 'providerDown', status: 500 } })
  expect(world.status(OTHER_ACCOUNT).state).toBe('live')
  expect(await world.texts(theirs)).toEqual(['Hello'])
  await world.sync.close()
})

test('an account that hangs holds no other either', async () => {
  const world = await aSync()
  const other = await world.addService(OTHER_ACCOUNT)
  world.service.setDelay(HOUR_MS)

  await world.sync.start()
  await world.clock.advance(10_000)

  expect(world.status(ACCOUNT).state).toBe('connecting')
  expect(world.status(OTHER_ACCOUNT).state).toBe('live')
  expect(other.asked.length).toBeGreaterThan(0)
  await world.sync.close()
})

test('failures are tried again after longer and longer waits, each told with its hour', async () => {
  const world = await aSync()
  world.service.failUntilTold(offline)

  await world.sync.start()
  await world.clock.advance(60_000)

  const hours = world.service.askedFor('listConversations').map(call => call.at)
  const waits = hours.slice(1).map((hour, index) => hour - (hours[index] ?? 0))
  expect(waits).toEqual([1_500, 3_000, 6_000, 12_000, 24_000])
  expect(world.status()).toEqual({ state: 'failed', lastGoodAt: null, failure: offline, retryAt: at(46_500 + 48_000) })
  await world.sync.close()
})

test('while the list fails nothing else is tried', async () => {
  const world = await aFilledAccount({ isLive: false })
  world.service.failUntilTold(offline)
  await world.clock.advance(5 * MINUTE_MS)
  const from = world.clock.now()

  await world.clock.advance(10 * MINUTE_MS)

  const asked = world.service.asked.filter(call => call.at > from)
  expect(new Set(asked.map(call => call.method))).toEqual(new Set(['listConversations']))
  expect(asked.length).toBeLessThanOrEqual(4)
  await world.sync.close()
})

test('an account that recovers says so, and when it was last good is kept while it fails', async () => {
  const world = await aFilledAccount({ isLive: false })
  const good = world.status().lastGoodAt
  world.service.failUntilTold(offline)
  await world.clock.advance(5 * MINUTE_MS)
  expect(world.status()).toMatchObject({ state: 'failed' })
  expect(world.status().lastGoodAt).toBeGreaterThanOrEqual(good ?? 0)

  world.service.stopFailing()
  await world.clock.advance(15 * MINUTE_MS)

  expect(world.status().state).toBe('polling')
  await world.sync.close()
})

test('a service that asks us to wait is not asked before its time, by nobody, whoever was told', async () => {
  const world = await aFilledAccount({ isLive: false })
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(1_000)
  const until = at(world.clock.now() - at(0) + 3 * MINUTE_MS)
  world.service.failNext({ kind: 'rateLimited', until }, { method: 'getThread' })
  const before = world.service.asked.length
  await world.clock.advance(9_000)
  const told = world.service.asked.findIndex(({ method }, index) => index >= before && method === 'getThread')
  expect(world.status()).toMatchObject({ state: 'failed', failure: { kind: 'rateLimited', until } })

  await world.clock.advance(until - world.clock.now() + 30_000)

  const after = world.service.asked.slice(told + 1)
  expect(Math.min(...after.map(call => call.at))).toBeGreaterThanOrEqual(until)
  expect(world.status().state).toBe('polling')
  await world.sync.close()
})

test('a dead credential stops the account until a person tries again', async () => {
  const world = await aFilledAccount({ isLive: false })
  world.service.failUntilTold(unauthorised)
  await world.clock.advance(5 * MINUTE_MS)
  const asked = world.service.asked.length
  expect(world.status()).toMatchObject({ state: 'failed', failure: unauthorised, retryAt: null })

  await world.clock.advance(12 * HOUR_MS)
  expect(world.service.asked).toHaveLength(asked)
  world.service.stopFailing()
  world.sync.retry(ACCOUNT)
  await world.clock.advance(1_000)

  expect(world.status().state).toBe('polling')
  await world.sync.close()
})

test('a locked vault is not knocked at again and again', async () => {
  const world = await aSync()
  world.directory.setLine(ACCOUNT, fail({ kind: 'vaultLocked' }))

  await world.sync.start()
  await world.clock.advance(HOUR_MS)
  expect(world.directory.told(ACCOUNT).filter(({ state }) => state === 'failed').length).toBeLessThanOrEqual(3)
  expect(world.status()).toEqual({ state: 'failed', lastGoodAt: null, failure: { kind: 'vaultLocked' }, retryAt: null })
  world.directory.setLine(ACCOUNT, ok(world.service.line))
  world.sync.retry(ACCOUNT)
  await world.clock.advance(5_000)

  expect(world.status().state).toBe('live')
  await world.sync.close()
})

test('people that may not be listed are no trouble of the account, and the rest of them are', async () => {
  const world = await aSync()
  world.service.shelf.operators.push(anOperator())
  world.service.failNext({ kind: 'forbidden', accountId: ACCOUNT, need: 'groups' }, { method: 'listGroups', times: 100 })

  await world.sync.start()
  await world.clock.advance(10_000)

  expect(world.status().state).toBe('live')
  expect(await world.store.people.operators(null)).toHaveLength(1)
  await world.sync.close()
})

test('what is not offered is not asked for', async () => {
  const world = await aSync()
  world.service.without('operators', 'groups', 'inboxes')

  await world.sync.start()
  await world.clock.advance(HOUR_MS)

  expect(world.service.asked.filter(({ method }) => method !== 'listConversations')).toEqual([])
  await world.sync.close()
})

test('a bug of ours is noted with its reference, told, and tried again', async () => {
  const world = await aSync()
  world.service.world.say(world.service.world.open('c1'), 'contact', 'Hello')
  const { listConversations } = world.service.line
  let isBroken = true
  const breaking: typeof listConversations = asking => {
    if (isBroken) throw new Error('ours')
    return listConversations(asking)
  }
  world.directory.setLine(ACCOUNT, ok({ ...world.service.line, listConversations: breaking }))
  await world.sync.start()
  await world.clock.advance(1_000)
  expect(world.status()).toMatchObject({ state: 'failed', failure: { kind: 'bug', reference: 'bug-1' } })

  isBroken = false
  await world.clock.advance(MINUTE_MS)

  expect(await world.store.conversations.get(CONVERSATION)).not.toBeNull()
  await world.sync.close()
})

test('an account whose list may not be read is tried again only seldom', async () => {
  const world = await aSync()
  world.service.failUntilTold({ kind: 'forbidden', accountId: ACCOUNT, need: 'website:conversation:list' })

  await world.sync.start()
  await world.clock.advance(12 * HOUR_MS)

  expect(world.service.asked.length).toBeLessThanOrEqual(75)
  expect(world.status()).toMatchObject({ state: 'failed', failure: { kind: 'forbidden' } })
  await world.sync.close()
})

test('after a night without a network the first seconds are quiet', async () => {
  const world = await aFilledAccount({ isLive: false, pageSize: 50 })
  for (let number = 0; number < 30; number += 1) world.service.world.say(world.service.world.open(`c${number + 2}`), 'contact', 'Hi')
  await world.clock.advance(10 * MINUTE_MS)
  world.service.failUntilTold(offline)
  await world.clock.advance(12 * HOUR_MS)
  world.service.stopFailing()
  const asked = world.service.asked.length
  while (world.service.asked.length === asked) await world.clock.advance(1_000)

  await world.clock.advance(5_000)

  expect(world.service.asked.length - asked).toBeLessThanOrEqual(15)
  expect(world.status().state).toBe('polling')
  await world.sync.close()
})

test('when somebody else could not talk to the service, the account is looked at before its hour', async () => {
  const world = await aFilledAccount({ isLive: false })
  world.service.failUntilTold({ kind: 'providerDown', status: 503 })
  await world.clock.advance(1_000)
  const before = world.status().state

  world.sync.checkAccount(ACCOUNT)
  await world.clock.advance(1_000)

  expect(before).not.toBe('failed')
  expect(world.status()).toMatchObject({ state: 'failed', failure: { kind: 'providerDown' } })
  await world.sync.close()
})

test('a round that fails because the whole service does has the account looked at at once', async () => {
  const world = await aFilledAccount({ isLive: false })
  await world.clock.advance(10_000)
  world.service.failUntilTold({ kind: 'providerDown', status: 503 })

  await world.clock.advance(MINUTE_MS)

  expect(world.status()).toMatchObject({ state: 'failed', failure: { kind: 'providerDown' } })
  await world.sync.close()
})

test('after a restart without a network it is known when the account was good last', async () => {
  const world = await aFilledAccount()
  const { lastGoodAt } = world.status()
  world.service.failUntilTold(offline)
  world.directory.setStatus(ACCOUNT, { state: 'connecting', lastGoodAt: null })

  await world.restart()
  await world.clock.advance(5_000)

  expect(lastGoodAt).not.toBeNull()
  expect(world.status()).toMatchObject({ state: 'failed', failure: offline, lastGoodAt })
  await world.sync.close()
})

test('an account that breaks whole is never called connected on its way down; one that loses only its events is, once the list has answered', async () => {
  const world = await aFilledAccount()
  const statesSince = (count: number) => world.directory.told(ACCOUNT).slice(count).map(({ state }) => state)
  const before = world.directory.told(ACCOUNT).length
  world.service.setDelay(2_000, 'listConversations')
  world.service.breakOff()
  await world.clock.advance(1_000)
  const asking = statesSince(before)
  await world.clock.advance(5_000)
  const answered = world.status().state
  world.service.goLive()
  await world.clock.advance(10_000)
  const whole = world.directory.told(ACCOUNT).length
  world.service.failUntilTold(offline)
  world.service.breakOff()
  await world.clock.advance(10_000)

  expect([...new Set(asking)]).toEqual(['connecting'])
  expect(answered).toBe('polling')
  expect([...new Set(statesSince(whole))]).toEqual(['connecting', 'failed'])
  await world.sync.close()
})
