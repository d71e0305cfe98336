import { expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import { conversationId, remoteOf, type ConversationId } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import { CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import type { AService } from './testing/a-service.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

// Stretches hold four items here.

const isThread = (change: Change) => change.kind === 'thread'
const numbered = (first: number, last: number): readonly string[] => Array.from({ length: last - first + 1 }, (_, index) => `item ${first + index}`)

function sayAll(service: AService, id: ConversationId, texts: readonly string[]): void {
  for (const text of texts) service.say(id, 'contact', text)
}

/** One conversation with ten items that nobody has opened yet. */
async function aConversation(options: Parameters<typeof aSettledSync>[0] = {}): Promise<ASync> {
  return aSettledSync(options, ({ service }) => {
    for (const text of numbered(1, 10)) service.world.say(service.world.record(CONVERSATION)?.id ?? service.world.open('c1'), 'contact', text)
  })
}

/** The same, opened by a person. */
async function anOpenedConversation(options: Parameters<typeof aSettledSync>[0] = {}): Promise<ASync> {
  const world = await aConversation(options)
  const opening = world.sync.watchThread(CONVERSATION)
  await world.clock.advance(200)
  await opening
  return world
}

test('opening a thread fills it at once with its newest stretch, and says when it was compared', async () => {
  const { sync, store, clock, texts, changes } = await aConversation()
  const openedAt = clock.now()

  const opening = sync.watchThread(CONVERSATION)
  await clock.advance(200)

  expect(await opening).toEqual(ok(null))
  expect(await texts(CONVERSATION)).toEqual(numbered(7, 10))
  const page = await store.thread.page(CONVERSATION, 50)
  expect(page.older).toBe('remote')
  expect(page.checkedAt).toBeGreaterThanOrEqual(openedAt)
  expect(changes).toContainEqual({ kind: 'thread', conversationId: CONVERSATION })
  await sync.close()
})

test('scrolling up brings the stretch before, down to the beginning', async () => {
  const { sync, store, texts } = await anOpenedConversation()

  expect(await sync.loadOlder(CONVERSATION)).toEqual(ok({ added: 4 }))
  expect(await texts(CONVERSATION)).toEqual(numbered(3, 10))
  expect(await sync.loadOlder(CONVERSATION)).toEqual(ok({ added: 2 }))
  expect(await texts(CONVERSATION)).toEqual(numbered(1, 10))
  expect((await store.thread.page(CONVERSATION, 50)).older).toBe('none')
  expect(await sync.loadOlder(CONVERSATION)).toEqual(ok({ added: 0 }))
  await sync.close()
})

test('where scrolling up has come is kept over a restart', async () => {
  const world = await anOpenedConversation()
  await world.sync.loadOlder(CONVERSATION)

  await world.restart()
  await world.clock.advance(1_000)

  expect(await world.sync.loadOlder(CONVERSATION)).toEqual(ok({ added: 2 }))
  await world.sync.close()
})

test('a thread of which only an event was stored is filled from there in both directions', async () => {
  const { sync, service, clock, texts } = await aSettledSync({}, ({ service }) => {
    for (const remote of ['c1', 'c2']) {
      const id = service.world.open(remote, {})
      for (const text of numbered(1, 10)) service.world.say(id, 'contact', text)
    }
  })
  service.say(CONVERSATION, 'contact', 'item 11')
  await clock.advance(1_000)

  await sync.loadOlder(CONVERSATION)
  await sync.loadOlder(CONVERSATION)
  await sync.loadOlder(CONVERSATION)

  expect(await texts(CONVERSATION)).toEqual(numbered(1, 11))
  await sync.close()
})

test('a gap between what is stored and the newest stretch is closed', async () => {
  const { sync, service, clock, texts } = await anOpenedConversation()
  await sync.watchThread(null)
  service.breakOff()
  sayAll(service, CONVERSATION, numbered(11, 30))

  const opening = sync.watchThread(CONVERSATION)
  await clock.advance(200)
  await opening

  expect(await texts(CONVERSATION)).toEqual(numbered(7, 30))
  await sync.close()
})

test('a gap that is too long to wait for hides nothing: scrolling up closes it', async () => {
  const { sync, store, service, clock, texts } = await anOpenedConversation()
  await sync.watchThread(null)
  service.breakOff()
  sayAll(service, CONVERSATION, numbered(11, 80))

  const opening = sync.watchThread(CONVERSATION)
  await clock.advance(200)
  await opening
  expect((await texts(CONVERSATION)).slice(-40)).toEqual(numbered(41, 80))
  for (let count = 0; count < 12; count += 1) await sync.loadOlder(CONVERSATION)

  expect(await texts(CONVERSATION)).toEqual(numbered(1, 80))
  expect((await store.thread.page(CONVERSATION, 400)).older).toBe('none')
  await sync.close()
})

test('a gap whose closing fails half-way is closed at the next try', async () => {
  const { sync, service, clock, texts } = await anOpenedConversation({ isLive: false })
  await sync.watchThread(null)
  sayAll(service, CONVERSATION, numbered(11, 30))
  const asked = service.askedFor('getThread').length
  const opening = sync.watchThread(CONVERSATION)
  await clock.advance(130)
  await opening
  expect(service.askedFor('getThread').length).toBeGreaterThan(asked + 1)

  sayAll(service, CONVERSATION, numbered(31, 50))
  service.setDelay(1_000)
  await clock.advance(8_500)
  service.failNext({ kind: 'offline' }, { method: 'getThread' })
  await clock.advance(1_000)
  service.setDelay(0)
  await clock.advance(20_000)

  expect(await texts(CONVERSATION)).toEqual(numbered(7, 50))
  await sync.close()
})

test('an item of our own that the outbox has stored hides nothing that came before it', async () => {
  const { sync, store, service, clock, texts } = await anOpenedConversation({ isLive: false })
  await sync.watchThread(null)
  sayAll(service, CONVERSATION, numbered(11, 20))
  const ours = service.say(CONVERSATION, 'operator', 'our reply')
  await store.thread.upsert(CONVERSATION, [ours], { isNew: true, seenAt: clock.now() })

  await clock.advance(60_000)

  expect((await texts(CONVERSATION)).slice(-15)).toEqual([...numbered(7, 20), 'our reply'])
  await sync.close()
})

test('an open thread in which nothing happens is told once a minute, with the hour of the last look', async () => {
  const { sync, store, service, clock, changes } = await anOpenedConversation({ isLive: false })
  await clock.advance(60_000)
  const [toldBefore, askedBefore] = [changes.filter(isThread).length, service.askedFor('getThread').length]

  await clock.advance(10 * 60_000)

  const told = changes.filter(isThread).length - toldBefore
  expect(service.askedFor('getThread').length - askedBefore).toBeGreaterThan(60)
  expect(told).toBeGreaterThanOrEqual(9)
  expect(told).toBeLessThanOrEqual(10)
  expect((await store.thread.page(CONVERSATION, 1)).checkedAt).toBeGreaterThan(clock.now() - 10_000)
  await sync.close()
})

test('what a poll finds changed is told at once, although nothing is new', async () => {
  const { sync, service, clock, changes, texts } = await anOpenedConversation({ isLive: false })
  await clock.advance(60_000)
  const [newest] = service.world.thread(CONVERSATION).slice(-1)
  if (newest === undefined) throw new Error('nothing was said')
  const toldBefore = changes.filter(isThread).length

  service.world.edit(CONVERSATION, remoteOf(newest.id), 'item 10, corrected')
  await clock.advance(8_500)

  expect((await texts(CONVERSATION)).at(-1)).toBe('item 10, corrected')
  expect(changes.filter(isThread).length).toBeGreaterThan(toldBefore)
  expect(changes.slice(-4)).toContainEqual({ kind: 'conversations', ids: [CONVERSATION] })
  await sync.close()
})

test('without events an open thread is kept fresh every 8 seconds, until it is left', async () => {
  const { sync, service, clock, texts } = await anOpenedConversation({ isLive: false })
  service.say(CONVERSATION, 'contact', 'item 11')
  await clock.advance(8_000)
  expect(await texts(CONVERSATION)).toEqual(numbered(7, 11))

  await sync.watchThread(null)
  const asked = service.askedFor('getThread').length
  await clock.advance(30_000)

  expect(service.askedFor('getThread')).toHaveLength(asked)
  await sync.close()
})

test('nobody looks at the window while events are gone: the open thread is asked for once a minute', async () => {
  const { sync, service, clock } = await anOpenedConversation()
  service.breakOff()
  await clock.advance(1_000)
  const before = service.asked.filter(call => call.lane === 'openThread').length

  sync.setVisible(false)
  await clock.advance(120_000)

  expect(service.asked.filter(call => call.lane === 'openThread').length - before).toBeLessThanOrEqual(2)
  await sync.close()
})

test('whoever passes over stored threads with the key held down asks only for the one he stays at', async () => {
  const { sync, service, clock } = await aSettledSync({ isLive: false }, ({ service: { world } }) => {
    for (const remote of ['c1', 'c2', 'c3']) world.say(world.open(remote), 'contact', 'Hi')
  })
  const ids = service.world.ids()
  const before = service.asked.filter(call => call.lane === 'openThread').length

  const openings = [...ids, ...ids].map(id => sync.watchThread(id))
  await clock.advance(500)

  expect(await Promise.all(openings)).toEqual(openings.map(() => ok(null)))
  expect(service.asked.filter(call => call.lane === 'openThread').slice(before).map(call => call.about)).toEqual([ids.at(-1)])
  await sync.close()
})

test('a thread that a person opens goes first, and does not wait for its own background fetch', async () => {
  const { sync, service, clock } = await aSettledSync({}, ({ service: { world } }) => void world.say(world.open('c1'), 'contact', 'Hi'))
  service.breakOff()
  service.world.say(CONVERSATION, 'contact', 'Missed')
  service.setDelay(60_000)
  service.goLive()
  await clock.advance(60_500)
  expect(service.asked.at(-1)).toMatchObject({ method: 'getThread', lane: 'backfill' })

  void sync.watchThread(CONVERSATION)
  await clock.advance(200)

  expect(service.asked.some(call => call.method === 'getThread' && call.lane === 'openThread')).toBe(true)
  await sync.close()
})

test('a thread that cannot be asked for says why, shows what is stored, and is tried again', async () => {
  const { sync, service, clock, texts } = await anOpenedConversation({ isLive: false })
  await sync.watchThread(null)
  service.failUntilTold({ kind: 'offline' })
  const opening = sync.watchThread(CONVERSATION)
  await clock.advance(200)
  expect(await opening).toEqual(fail({ kind: 'offline' }))
  expect(await texts(CONVERSATION)).toEqual(numbered(7, 10))

  service.stopFailing()
  service.say(CONVERSATION, 'contact', 'item 11')
  await clock.advance(20_000)

  expect(await texts(CONVERSATION)).toEqual(numbered(7, 11))
  await sync.close()
})

test('a thread of another account is left when one of this account is opened', async () => {
  const { sync, service, clock, addService } = await anOpenedConversation({ isLive: false })
  const other = await addService(OTHER_ACCOUNT, { isLive: false })
  const theirs = other.world.open('x')
  sync.addAccount(OTHER_ACCOUNT)
  await clock.advance(1_000)

  void sync.watchThread(theirs)
  await clock.advance(1_000)
  const asked = service.asked.filter(call => call.lane === 'openThread').length
  await clock.advance(30_000)

  expect(service.asked.filter(call => call.lane === 'openThread')).toHaveLength(asked)
  expect(other.asked.filter(call => call.lane === 'openThread').length).toBeGreaterThan(2)
  await sync.close()
})

test('a thread of an account that is not here is not found', async () => {
  const { sync } = await aSettledSync()
  const id = conversationId(OTHER_ACCOUNT, 'c1')

  expect(await sync.watchThread(id)).toEqual(fail({ kind: 'notFound' }))
  expect(await sync.loadOlder(id)).toEqual(fail({ kind: 'notFound' }))
  expect(await sync.refreshConversation(id)).toEqual(fail({ kind: 'notFound' }))
  await sync.close()
})

test('every item that arrives is handed on, new or not, after it was stored', async () => {
  const { sync, service, clock, arrived, texts } = await anOpenedConversation()
  arrived.length = 0

  const item = service.say(CONVERSATION, 'operator', 'our reply')
  service.emit({ type: 'item', conversationId: CONVERSATION, item })
  await clock.advance(100)

  expect(arrived.map(entry => entry.item.id)).toEqual([item.id, item.id])
  expect((await texts(CONVERSATION)).filter(text => text === 'our reply')).toHaveLength(1)
  await sync.close()
})

test('a conversation that was just created is fetched with its thread at once', async () => {
  const { sync, store, service, clock, texts } = await aSettledSync()
  const id = service.world.open('made-here')
  service.world.say(id, 'operator', 'Good morning')

  const refreshing = sync.refreshConversation(id)
  await clock.advance(1_000)

  expect(await refreshing).toEqual(ok(null))
  expect((await store.conversations.get(id))?.conversation.id).toBe(id)
  expect(await texts(id)).toEqual(['Good morning'])
  await sync.close()
})

test('an answer that arrives late, after another thread was opened, is not waited for', async () => {
  const { sync, service, clock } = await anOpenedConversation()
  const other = service.world.open('c2')
  service.setDelay(30_000)

  const first = sync.watchThread(CONVERSATION)
  await clock.advance(500)
  void sync.watchThread(other)
  await clock.advance(10)

  expect(await Promise.race([first, Promise.resolve('still waiting')])).toEqual(ok(null))
  await sync.close()
})

test('our own reply, stored by whoever sent it, is not stored twice when the service tells of it', async () => {
  const { sync, store, service, clock, texts } = await anOpenedConversation()
  const item = service.world.say(CONVERSATION, 'operator', 'our reply')
  await store.thread.upsert(CONVERSATION, [item], { isNew: true, seenAt: clock.now() })

  service.emit({ type: 'item', conversationId: CONVERSATION, item })
  await clock.advance(100)

  expect((await texts(CONVERSATION)).filter(text => text === 'our reply')).toHaveLength(1)
  await sync.close()
})

test('an open thread does not wait for a list that takes its time', async () => {
  const { sync, service, clock, texts } = await anOpenedConversation({ isLive: false })
  service.setDelay(30_000, 'listConversations')
  sync.checkNow()
  await clock.advance(100)
  service.say(CONVERSATION, 'contact', 'item 11')

  await clock.advance(8_000)

  expect(await texts(CONVERSATION)).toEqual(numbered(7, 11))
  await sync.close()
})
