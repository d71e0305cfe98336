import { expect, test } from 'vitest'
import { MINUTE_MS } from '#app/domain/time.ts'
import { CONVERSATION, START } from '#main/testing/builders.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

// An account whose service tells of nothing by itself and keeps neither unread nor preview.

async function aPolledAccount(options: Readonly<{ pageSize?: number }> = {}): Promise<ASync> {
  const world = await aSettledSync({ isLive: false, ...options }, ({ service: { world: theirs } }) => {
    theirs.say(theirs.open('c1'), 'contact', 'Hello')
    theirs.say(theirs.open('done', { status: 'resolved' }), 'contact', 'Thanks, bye')
  })
  await world.clock.advance(10 * MINUTE_MS)
  return world
}

const row = async ({ store }: ASync, id = CONVERSATION) => (await store.conversations.get(id))?.conversation

test('its status says that it is polling, and how often', async () => {
  const world = await aPolledAccount()

  expect(world.status()).toMatchObject({ state: 'polling', everyMs: 4 * MINUTE_MS })
  await world.sync.close()
})

test('a message in a known open conversation is here within a minute, is unread, and somebody waits', async () => {
  const world = await aPolledAccount()
  world.service.world.say(CONVERSATION, 'operator', 'How can I help?')
  await world.clock.advance(MINUTE_MS)
  const item = world.service.world.say(CONVERSATION, 'contact', 'Where is my parcel?')

  await world.clock.advance(MINUTE_MS)

  expect(await row(world)).toMatchObject({ unreadCount: 1, waitingSince: item.at, preview: { text: 'Where is my parcel?' } })
  expect(world.changes).toContainEqual({ kind: 'thread', conversationId: CONVERSATION })
  await world.sync.close()
})

test('a new conversation is here within five minutes, with all its messages unread', async () => {
  const world = await aPolledAccount()
  const id = world.service.world.open('c-new')
  for (const text of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) world.service.world.say(id, 'contact', text)

  await world.clock.advance(5 * MINUTE_MS)

  expect(await row(world, id)).toMatchObject({ preview: { text: 'Six' }, unreadCount: 6 })
  await world.sync.close()
})

test('a status that somebody set elsewhere is here within a minute', async () => {
  const world = await aPolledAccount()

  world.service.world.change(CONVERSATION, { status: 'resolved' })
  await world.clock.advance(MINUTE_MS)

  expect((await row(world))?.status).toBe('resolved')
  await world.sync.close()
})

test('a resolved conversation in which somebody writes again is found', async () => {
  const world = await aPolledAccount()
  const id = world.service.world.ids().find(other => other !== CONVERSATION) ?? CONVERSATION

  world.service.world.say(id, 'contact', 'One more thing')
  world.service.world.change(id, { status: 'open' })
  await world.clock.advance(5 * MINUTE_MS)

  expect(await row(world, id)).toMatchObject({ status: 'open', unreadCount: 1 })
  await world.sync.close()
})

test('a service that does not move a conversation with its messages is asked for threads now and then', async () => {
  const world = await aPolledAccount()
  const frozen = world.service.world.record(CONVERSATION)?.updatedAt ?? START
  world.service.world.say(CONVERSATION, 'contact', 'Quietly')
  world.service.world.freeze(CONVERSATION, frozen)

  await world.clock.advance(5 * MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toContain('Quietly')
  await world.sync.close()
})

test('a conversation that nobody touches costs one call a round, and its thread is not fetched each time', async () => {
  const world = await aPolledAccount()
  const threads = world.service.askedFor('getThread', CONVERSATION).length

  await world.clock.advance(10 * MINUTE_MS)

  expect(world.service.askedFor('getThread', CONVERSATION).length - threads).toBeLessThanOrEqual(4)
  await world.sync.close()
})

test('the open thread is not asked for a second time by the round', async () => {
  const world = await aPolledAccount()
  void world.sync.watchThread(CONVERSATION)
  const before = world.service.askedFor('getConversation', CONVERSATION).length

  await world.clock.advance(3 * MINUTE_MS)

  expect(world.service.askedFor('getConversation', CONVERSATION)).toHaveLength(before)
  await world.sync.close()
})

test('a conversation that is gone at the service is gone here, but not for one answer', async () => {
  const world = await aPolledAccount()
  world.service.world.remove(CONVERSATION)
  await world.clock.advance(46_000)
  expect(await row(world)).toBeDefined()

  await world.clock.advance(MINUTE_MS)

  expect(await row(world)).toBeUndefined()
  await world.sync.close()
})

test('one conversation that cannot be read does not keep the others from being asked for', async () => {
  const world = await aPolledAccount()
  world.service.world.say(CONVERSATION, 'contact', 'Readable')
  world.service.failNext({ kind: 'unreadable', path: 'conversation', found: 'malformed' }, { method: 'getConversation', times: 1 })

  await world.clock.advance(2 * MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toContain('Readable')
  expect(world.log.lines.some(({ facts }) => facts['failure'] === 'unreadable')).toBe(true)
  await world.sync.close()
})

async function anAccountWithOpen(count: number): Promise<ASync> {
  const world = await aSettledSync({ isLive: false, pageSize: 50 }, ({ service: { world: theirs } }) => {
    for (let number = 0; number < count; number += 1) theirs.say(theirs.open(`c${number}`), 'contact', 'Hi')
  })
  await world.clock.advance(20 * MINUTE_MS)
  return world
}

/** The longest that each conversation was not asked for since, in milliseconds. */
function waitsSince({ service }: ASync, at: number): readonly number[] {
  return service.world.ids().map(id => {
    const times = service.askedFor('getConversation', id).map(call => call.at).filter(time => time > at)
    return Math.max(...times.map((time, n) => time - (times[n - 1] ?? at)))
  })
}

test('fifty open conversations are each asked for within the minute', async () => {
  const world = await anAccountWithOpen(50)
  const at = world.clock.now()

  await world.clock.advance(10 * MINUTE_MS)

  expect(Math.max(...waitsSince(world, at))).toBeLessThanOrEqual(MINUTE_MS)
  expect(world.service.asked.filter(call => call.at > at).length).toBeLessThanOrEqual(10 * 90)
  expect(world.status()).toMatchObject({ state: 'polling', everyMs: 4 * MINUTE_MS })
  await world.sync.close()
})

test('of many more those that changed last are, the others in turn, and the status says how seldom', async () => {
  const world = await anAccountWithOpen(300)
  const at = world.clock.now()

  await world.clock.advance(30 * MINUTE_MS)

  const waits = waitsSince(world, at)
  expect(waits.filter(ms => ms <= MINUTE_MS)).toHaveLength(25)
  const status = world.status()
  const everyMs = status.state === 'polling' ? status.everyMs : 0
  expect(everyMs).toBeGreaterThan(4 * MINUTE_MS)
  expect(everyMs).toBeLessThanOrEqual(15 * MINUTE_MS)
  expect(Math.max(...waits)).toBeLessThanOrEqual(everyMs + MINUTE_MS)
  expect(world.service.asked.filter(call => call.at > at).length).toBeLessThanOrEqual(30 * 90)
  await world.sync.close()
})

test('the open thread is asked for every ten seconds, also while nobody sees the window', async () => {
  const world = await aPolledAccount()
  void world.sync.watchThread(CONVERSATION)
  world.sync.setVisible(false)
  await world.clock.advance(MINUTE_MS)
  world.service.world.say(CONVERSATION, 'contact', 'Still there?')

  await world.clock.advance(10_000)

  expect(await world.texts(CONVERSATION)).toContain('Still there?')
  await world.sync.close()
})

test('the list is asked for what has changed, not for everything again', async () => {
  const world = await aPolledAccount({ pageSize: 1 })
  const at = world.clock.now()

  await world.clock.advance(20 * MINUTE_MS)

  const pages = world.service.askedFor('listConversations').filter(call => call.at > at)
  expect(pages.every(({ about }) => about === 'first' || about === '1')).toBe(true)
  expect(pages.length).toBeLessThanOrEqual(10)
  await world.sync.close()
})
