import { expect, test } from 'vitest'
import { conversationId, type ConversationId } from '#app/domain/ids.ts'
import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT, CONVERSATION, START } from '#main/testing/builders.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

/** Filled and live; c1 is stored with its thread, c2 was never opened. */
async function aLiveAccount(): Promise<ASync> {
  const world = await aSettledSync({}, ({ service: { world: theirs } }) => {
    theirs.say(theirs.open('c2'), 'contact', 'Two')
    theirs.say(theirs.open('c1'), 'contact', 'One')
  })
  await world.clock.advance(20 * MINUTE_MS)
  return world
}

/** Filled and live; nobody here has ever heard of the thread `old`. */
async function anAccountWithOld(): Promise<Readonly<{ world: ASync; old: ConversationId }>> {
  const old = conversationId(ACCOUNT, 'old')
  const longAgo = epochMs(START - 10 * DAY_MS)
  const world = await aSettledSync({}, ({ service: { world: theirs } }) => {
    theirs.open('old', { createdAt: longAgo, updatedAt: longAgo })
    theirs.say(theirs.open('c1'), 'contact', 'One')
  })
  return { world, old }
}

const listsSince = ({ service }: ASync, at: number) => service.askedFor('listConversations').filter(call => call.at >= at)

test('after a reconnect the list and the open thread are compared at once', async () => {
  const world = await aLiveAccount()
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(1_000)
  world.service.breakOff()
  await world.clock.advance(2_000)
  const at = world.clock.now()

  world.service.goLive()
  await world.clock.advance(10)

  expect(listsSince(world, at)).toHaveLength(1)
  expect(world.service.asked.filter(call => call.at >= at && call.lane === 'openThread').map(call => call.about)).toEqual([CONVERSATION])
  await world.sync.close()
})

test.each([['a second', 1_000], ['ten minutes', 10 * MINUTE_MS], ['a night', 12 * HOUR_MS]])('what was said while the connection was gone for %s is recovered, of open threads and of others', async (_, ms) => {
  const world = await aLiveAccount()
  world.service.breakOff()
  world.service.failUntilTold({ kind: 'offline' })
  const others = world.service.world.ids().filter(id => id !== CONVERSATION)
  for (let count = 1; count <= 12; count += 1) {
    for (const id of [CONVERSATION, ...others]) world.service.world.say(id, 'contact', `missed ${count}`)
  }
  const created = world.service.world.open('c3')
  world.service.world.say(created, 'contact', 'missed altogether')
  await world.clock.advance(ms)

  world.service.stopFailing()
  world.service.goLive()
  await world.clock.advance(16 * MINUTE_MS)

  const missed = Array.from({ length: 12 }, (_, index) => `missed ${index + 1}`)
  for (const id of [CONVERSATION, ...others]) expect((await world.texts(id)).filter(text => text.startsWith('missed'))).toEqual(missed)
  expect(await world.texts(created)).toEqual(['missed altogether'])
  await world.sync.close()
})

test('how much was recovered is noted', async () => {
  const world = await aLiveAccount()
  world.service.breakOff()
  for (const text of ['missed 1', 'missed 2', 'missed 3']) world.service.world.say(CONVERSATION, 'contact', text)

  world.service.goLive()
  await world.clock.advance(10_000)

  expect(world.log.lines.filter(({ what }) => what === 'threads compared').at(-1)?.facts).toEqual({ threads: 1, itemsAdded: 3 })
  await world.sync.close()
})

test('a comparison tells when it was, that there was a break, and how many messages it recovered', async () => {
  const world = await aLiveAccount()
  const before = world.sync.comparisons(null)
  world.service.breakOff()
  for (const text of ['missed 1', 'missed 2', 'missed 3']) world.service.world.say(CONVERSATION, 'contact', text)

  world.service.goLive()
  await world.clock.advance(10_000)

  expect(before).toMatchObject([{ accountId: ACCOUNT, recovered: 0 }])
  const [after] = world.sync.comparisons([ACCOUNT])
  expect(after).toMatchObject({ accountId: ACCOUNT, isAfterBreak: true, recovered: 3, unknown: 0, isCutShort: false })
  expect(after?.at).toBeGreaterThan(before[0]?.at ?? 0)
  expect(world.sync.comparisons([])).toEqual([])
  expect(world.compared.at(-1)).toEqual(after)
  await world.sync.close()
})

test('what the open thread has missed is recovered as well, and counted once', async () => {
  const world = await aLiveAccount()
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(1_000)
  world.service.breakOff()
  for (const text of ['missed 1', 'missed 2']) world.service.world.say(CONVERSATION, 'contact', text)

  world.service.goLive()
  await world.clock.advance(10_000)

  expect(world.sync.comparisons(null)).toMatchObject([{ recovered: 2 }])
  await world.sync.close()
})

test('a service without events has nothing to recover while it is asked: all that is new comes by asking', async () => {
  const world = await aSettledSync({ isLive: false }, ({ service: { world: theirs } }) => void theirs.say(theirs.open('c1'), 'contact', 'One'))
  world.service.world.say(CONVERSATION, 'contact', 'Two')

  await world.clock.advance(10 * MINUTE_MS)

  expect(world.sync.comparisons(null)).toMatchObject([{ isAfterBreak: false, recovered: null }])
  await world.sync.close()
})

test('what was written at a service without events while it was not reached is told as recovered', async () => {
  const world = await aSettledSync({ isLive: false }, ({ service: { world: theirs } }) => void theirs.say(theirs.open('c1'), 'contact', 'One'))
  await world.clock.advance(10 * MINUTE_MS)
  world.service.failUntilTold({ kind: 'offline' })
  await world.clock.advance(10 * MINUTE_MS)
  for (const text of ['Two', 'Three']) world.service.world.say(CONVERSATION, 'contact', text)

  world.service.stopFailing()
  world.sync.checkNow()
  await world.clock.advance(5 * MINUTE_MS)

  expect(world.sync.comparisons(null)).toMatchObject([{ isAfterBreak: true, recovered: 2 }])
  await world.sync.close()
})

test('an event that comes before the comparison does not pass a gap off as closed', async () => {
  const world = await aLiveAccount()
  world.service.breakOff()
  for (let count = 1; count <= 12; count += 1) world.service.world.say(CONVERSATION, 'contact', `missed ${count}`)
  world.service.setDelay(3_000, 'listConversations')

  world.service.goLive()
  world.service.say(CONVERSATION, 'contact', 'heard again')
  await world.clock.advance(30_000)

  expect((await world.texts(CONVERSATION)).slice(-13)).toEqual([...Array.from({ length: 12 }, (_, index) => `missed ${index + 1}`), 'heard again'])
  await world.sync.close()
})

test('an app that ends between an event and the comparison finds the gap at its next start', async () => {
  const world = await aLiveAccount()
  world.service.breakOff()
  for (let count = 1; count <= 12; count += 1) world.service.world.say(CONVERSATION, 'contact', `missed ${count}`)
  world.service.setDelay(60_000)
  world.service.goLive()
  world.service.say(CONVERSATION, 'contact', 'heard again')
  await world.clock.advance(100)
  expect((await world.texts(CONVERSATION)).slice(-2)).toEqual(['One', 'heard again'])
  world.service.setDelay(0)

  await world.restart()
  await world.clock.advance(10_000)

  expect(await world.texts(CONVERSATION)).toHaveLength(14)
  await world.sync.close()
})

test('an app that ends between the list and the threads fetches them at its next start', async () => {
  const world = await aLiveAccount()
  await world.sync.close()
  for (const id of world.service.world.ids()) {
    world.service.world.say(id, 'contact', 'said while the app was closed')
    await world.clock.advance(HOUR_MS)
  }
  world.service.setDelay(60_000, 'getThread')
  await world.restart()
  await world.clock.advance(5_000)
  world.service.setDelay(0)

  await world.restart()
  await world.clock.advance(10_000)

  for (const id of world.service.world.ids()) expect(await world.texts(id)).toContain('said while the app was closed')
  await world.sync.close()
})

test('what was compared is not compared again after a restart that comes right afterwards', async () => {
  const world = await aSettledSync({}, ({ service: { world: theirs } }) => {
    for (let number = 0; number < 12; number += 1) theirs.open(`c${number}`)
  })
  await world.clock.advance(HOUR_MS)
  world.service.breakOff()
  for (const id of world.service.world.ids()) world.service.world.say(id, 'contact', 'missed')
  await world.clock.advance(10 * MINUTE_MS)
  world.service.world.say(world.service.world.open('last'), 'contact', 'missed too')
  world.service.goLive()
  await world.clock.advance(20_000)
  const at = world.clock.now()

  await world.restart()
  await world.clock.advance(1_000)

  expect(listsSince(world, at).map(call => call.about)).not.toContain('3')
  await world.sync.close()
})

test('a comparison that fails is done again, and nothing is taken for known meanwhile', async () => {
  const world = await aLiveAccount()
  world.service.breakOff()
  world.service.world.say(CONVERSATION, 'contact', 'missed')
  world.service.failNext({ kind: 'providerDown', status: 502 }, { method: 'listConversations', times: 3 })

  world.service.goLive()
  await world.clock.advance(60_000)

  expect(await world.texts(CONVERSATION)).toContain('missed')
  await world.sync.close()
})

test('a live account is compared every ten minutes all the same, for one call', async () => {
  const world = await aLiveAccount()
  const at = world.clock.now()
  const before = world.service.asked.filter(call => !call.method.startsWith('list')).length

  await world.clock.advance(30 * MINUTE_MS)

  expect(listsSince(world, at)).toHaveLength(3)
  expect(world.service.asked.filter(call => !call.method.startsWith('list'))).toHaveLength(before)
  await world.sync.close()
})

test('an event that never came is made up for by the next comparison', async () => {
  const world = await aLiveAccount()
  world.service.world.say(CONVERSATION, 'contact', 'told by no event')

  await world.clock.advance(11 * MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toContain('told by no event')
  await world.sync.close()
})

test.each([['nobody has ever opened', false], ['was fetched before', true]])('an event that was lost before others came is made up for within the hour, in a thread that %s, and counted', async (_, isFetched) => {
  const world = await aLiveAccount()
  const other = world.service.world.ids().find(id => id !== CONVERSATION) ?? CONVERSATION
  void world.sync.watchThread(isFetched ? other : null)
  await world.clock.advance(MINUTE_MS)
  void world.sync.watchThread(null)
  world.service.say(other, 'contact', 'first')
  await world.clock.advance(MINUTE_MS)
  world.service.world.say(other, 'contact', 'told by no event')
  await world.clock.advance(1_000)
  world.service.say(other, 'contact', 'third')

  await world.clock.advance(HOUR_MS)

  expect((await world.texts(other)).slice(-3)).toEqual(['first', 'told by no event', 'third'])
  expect(world.compared.at(-1)).toMatchObject({ isAfterBreak: false, recovered: 1 })
  await world.sync.close()
})

test('a message that a dead connection did not bring is recovered when it is noticed, however many comparisons believed it', async () => {
  const { world, old } = await anAccountWithOld()
  world.service.world.say(old, 'contact', 'told by no event')
  await world.clock.advance(9 * MINUTE_MS)
  world.service.say(CONVERSATION, 'contact', 'told')
  await world.clock.advance(15 * MINUTE_MS)
  expect(await world.texts(old)).toEqual([])

  world.service.breakOff()
  world.service.goLive()
  await world.clock.advance(10_000)

  expect(await world.texts(old)).toEqual(['told by no event'])
  await world.sync.close()
})

test('a comparison that believed the events does not say that nothing was missing', async () => {
  const world = await aLiveAccount()
  const told = world.compared.length
  world.service.world.say(CONVERSATION, 'contact', 'told by no event')
  world.service.say(CONVERSATION, 'contact', 'told')

  await world.clock.advance(30 * MINUTE_MS)
  expect(world.compared).toHaveLength(told)
  await world.clock.advance(30 * MINUTE_MS)

  expect(world.compared.slice(told)).toMatchObject([{ recovered: 1 }])
  await world.sync.close()
})

test('a busy account does not ask for threads that its events have told it all about', async () => {
  const world = await aLiveAccount()
  void world.sync.watchThread(null)
  const before = world.service.askedFor('getThread').length

  for (let minute = 0; minute < 30; minute += 1) {
    world.service.say(CONVERSATION, 'contact', `minute ${minute}`)
    await world.clock.advance(MINUTE_MS)
  }

  expect(world.service.askedFor('getThread')).toHaveLength(before)
  await world.sync.close()
})

test('while the connection is down the list is asked for every minute, and the status says so', async () => {
  const world = await aLiveAccount()
  world.service.breakOff()
  await world.clock.advance(1_000)
  expect(world.status()).toMatchObject({ state: 'polling', everyMs: MINUTE_MS })
  world.service.world.say(CONVERSATION, 'contact', 'said without events')

  await world.clock.advance(5 * MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toContain('said without events')
  world.service.goLive()
  await world.clock.advance(1_000)
  expect(world.status().state).toBe('live')
  await world.sync.close()
})

test('a refused connection is no reason to stop while the service answers otherwise', async () => {
  const world = await aLiveAccount()

  world.service.breakOff({ kind: 'unauthorised', accountId: ACCOUNT })
  await world.clock.advance(1_000)

  expect(world.status().state).toBe('polling')
  await world.sync.close()
})

test('a machine that slept compares as soon as it is told', async () => {
  const world = await aLiveAccount()
  world.service.world.say(CONVERSATION, 'contact', 'said in the night')

  world.sync.checkNow()
  await world.clock.advance(3_000)

  expect(await world.texts(CONVERSATION)).toContain('said in the night')
  await world.sync.close()
})

test('what was said while the machine slept is recovered on waking, also where nobody ever looked and the connection does not know yet', async () => {
  const { world, old } = await anAccountWithOld()
  world.clock.jump(HOUR_MS)
  world.service.world.say(old, 'contact', 'said in the night')
  world.clock.jump(HOUR_MS)
  world.service.world.say(CONVERSATION, 'contact', 'said in the morning')

  world.sync.checkNow()
  await world.clock.advance(3_000)

  expect(await world.texts(old)).toEqual(['said in the night'])
  expect(world.sync.comparisons(null)).toMatchObject([{ isAfterBreak: true, recovered: 2 }])
  await world.sync.close()
})
