import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { fail, ok } from '#app/result.ts'
import { ACCOUNT, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aSettledSync, aSync } from './testing/a-sync.ts'

test('an account that is added is filled without a restart', async () => {
  const world = await aSettledSync()
  const other = await world.addService(OTHER_ACCOUNT)
  const theirs = other.world.open('x')

  world.sync.addAccount(OTHER_ACCOUNT)
  await world.clock.advance(5_000)

  expect(await world.store.conversations.get(theirs)).not.toBeNull()
  expect(world.status(OTHER_ACCOUNT).state).toBe('live')
  await world.sync.close()
})

test('adding an account twice opens it once', async () => {
  const world = await aSettledSync()
  const before = world.service.askedFor('listConversations').length

  world.sync.addAccount(ACCOUNT)
  await world.clock.advance(5_000)

  expect(world.service.askedFor('listConversations')).toHaveLength(before)
  await world.sync.close()
})

test('nothing runs before the start, not even a try', async () => {
  const world = await aSync()

  world.sync.addAccount(ACCOUNT)
  world.sync.retry(ACCOUNT)
  await world.clock.advance(MINUTE_MS)

  expect(world.service.asked).toEqual([])
})

test('an account that is removed writes nothing any more, not even what was on its way', async () => {
  const world = await aSettledSync({}, ({ service: { world: theirs } }) => void theirs.say(theirs.open('c1'), 'contact', 'Hello'))
  world.service.setDelay(5_000)
  world.sync.checkNow()
  void world.sync.loadContacts({ scope: null, search: '', fromStart: true })
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(1_000)

  await world.sync.removeAccount(ACCOUNT)
  await world.store.forget(ACCOUNT)
  const told = world.changes.length
  world.service.say(CONVERSATION, 'contact', 'Too late')
  await world.clock.advance(10 * MINUTE_MS)

  expect(await world.store.conversations.get(CONVERSATION)).toBeNull()
  expect(await world.texts(CONVERSATION)).toEqual([])
  expect(world.changes).toHaveLength(told)
  expect(world.service.isConnected()).toBe(false)
  await world.sync.close()
})

test('what is asked of an account that is not here is not found', async () => {
  const world = await aSettledSync()
  await world.sync.removeAccount(ACCOUNT)

  expect(await world.sync.watchThread(CONVERSATION)).toEqual(fail({ kind: 'notFound' }))
  expect(await world.sync.setTyping(CONVERSATION, true)).toEqual(fail({ kind: 'notFound' }))
  await world.sync.close()
})

test('a new try uses the line as it is then', async () => {
  const world = await aSettledSync()
  const renewed = await world.addService(ACCOUNT)
  const theirs = renewed.world.open('after')

  world.sync.retry(ACCOUNT)
  await world.clock.advance(5_000)

  expect(await world.store.conversations.get(theirs)).not.toBeNull()
  expect(world.service.isConnected()).toBe(false)
  expect(renewed.isConnected()).toBe(true)
  await world.sync.close()
})

test('a thread that is open stays open over a new try', async () => {
  const world = await aSettledSync({ isLive: false }, ({ service: { world: theirs } }) => void theirs.say(theirs.open('c1'), 'contact', 'Hello'))
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(1_000)

  world.sync.retry(ACCOUNT)
  await world.clock.advance(1_000)
  world.service.world.say(CONVERSATION, 'contact', 'After the new try')
  await world.clock.advance(9_000)

  expect(await world.texts(CONVERSATION)).toContain('After the new try')
  await world.sync.close()
})

test('two tries in a row leave one account at work', async () => {
  const world = await aSettledSync()
  world.sync.retry(ACCOUNT)
  world.sync.retry(ACCOUNT)
  await world.clock.advance(5_000)
  const at = world.clock.now()

  await world.clock.advance(21 * MINUTE_MS)

  expect(world.service.askedFor('listConversations').filter(call => call.at > at)).toHaveLength(2)
  await world.sync.close()
})

test('closing leaves no timer and no connection', async () => {
  const world = await aSettledSync({}, ({ service: { world: theirs } }) => void theirs.say(theirs.open('c1'), 'contact', 'Hello'))
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(1_000)

  await world.sync.close()

  expect(world.clock.sleepers()).toBe(0)
  expect(world.service.isConnected()).toBe(false)
})

test('closing does not wait for a service that never answers', async () => {
  const world = await aSettledSync()
  world.service.setDelay(60 * MINUTE_MS)
  world.sync.checkNow()
  await world.clock.advance(100)

  await expect(world.sync.close()).resolves.toBeUndefined()
})

test('that we type is told where the service wants to know', async () => {
  const world = await aSettledSync()
  const polled = await world.addService(OTHER_ACCOUNT, { isLive: false })
  world.sync.addAccount(OTHER_ACCOUNT)
  await world.clock.advance(1_000)

  expect(await world.sync.setTyping(CONVERSATION, true)).toEqual(ok(null))
  expect(await world.sync.setTyping(conversationId(OTHER_ACCOUNT, 'x'), true)).toEqual(ok(null))

  expect(world.service.askedFor('setTyping')).toHaveLength(1)
  expect(polled.askedFor('setTyping')).toEqual([])
  await world.sync.close()
})
