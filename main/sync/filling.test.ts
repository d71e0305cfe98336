import { expect, test } from 'vitest'
import { conversationId, type ConversationId } from '#app/domain/ids.ts'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { ACCOUNT, CONVERSATION, START } from '#main/testing/builders.ts'
import type { AService } from './testing/a-service.ts'
import { aSettledSync, aSync, idsIn } from './testing/a-sync.ts'

/** c1 is the oldest. */
function openMany(service: AService, count: number): readonly ConversationId[] {
  return Array.from({ length: count }, (_, index) => service.world.open(`c${index + 1}`))
}

test('after the first page the newest conversations can be worked with, while older pages are still coming', async () => {
  const { sync, store, service, clock, changes, status } = await aSync({ pageSize: 3 })
  const ids = openMany(service, 7)
  service.setDelay(1_000)

  await sync.start()
  await clock.advance(1_500)

  expect(await store.conversations.openIds(ACCOUNT, 10)).toEqual(ids.slice(-3).toReversed())
  expect(idsIn(changes).toSorted()).toEqual(ids.slice(-3))
  expect(status()).toMatchObject({ state: 'filling', pagesDone: 1 })
  await sync.close()
})

test('older pages follow in the background, told page by page, until all is there', async () => {
  const { sync, store, service, directory, changes, status } = await aSettledSync({ pageSize: 3 }, ({ service }) => void openMany(service, 7))

  expect(await store.conversations.openIds(ACCOUNT, 10)).toHaveLength(7)
  expect(new Set(idsIn(changes)).size).toBe(7)
  expect(directory.told(ACCOUNT).flatMap(told => (told.state === 'filling' ? [told.pagesDone] : []))).toEqual(expect.arrayContaining([1, 2]))
  expect(status().state).toBe('live')
  expect(service.asked.filter(call => call.method === 'listConversations' && call.lane === 'backfill')).toHaveLength(2)
  await sync.close()
})

test('a filling that was cut off goes on where it stopped', async () => {
  const world = await aSync({ pageSize: 3 })
  openMany(world.service, 12)
  world.service.setDelay(100)
  await world.sync.start()
  await world.clock.advance(350)
  const before = world.service.askedFor('listConversations').map(call => call.about)

  await world.restart()
  await world.clock.advance(20_000)

  expect(before).not.toContain('9')
  const backfilled = world.service.asked.filter(call => call.method === 'listConversations' && call.lane === 'backfill').map(call => call.about)
  expect(backfilled.filter(cursor => cursor === '3').length).toBeLessThanOrEqual(2)
  expect(backfilled).toContain('9')
  expect(backfilled).not.toContain('first')
  expect(await world.store.conversations.openIds(ACCOUNT, 20)).toHaveLength(12)
  await world.sync.close()
})

test('a filling that is done is not begun again by a restart', async () => {
  const world = await aSettledSync({}, ({ service }) => void openMany(service, 7))
  const before = world.service.askedFor('listConversations', '3').length

  await world.restart()
  await world.clock.advance(60_000)

  expect(world.service.asked.filter(call => call.lane === 'backfill' && call.method === 'listConversations')).toHaveLength(2)
  expect(world.service.askedFor('listConversations', '3').length).toBeGreaterThan(before)
  expect(world.status().state).toBe('live')
  await world.sync.close()
})

test('a service that no longer knows where we were is asked from the start', async () => {
  const world = await aSync({ pageSize: 3 })
  openMany(world.service, 7)
  await world.store.cursors.set(ACCOUNT, 'list', String(START))
  await world.store.cursors.set(ACCOUNT, 'history', JSON.stringify({ next: 'forgotten', pagesDone: 4, restarts: 0, isDone: false }))

  await world.sync.start()
  await world.clock.advance(20_000)

  const backfilled = world.service.asked.filter(call => call.lane === 'backfill' && call.method === 'listConversations')
  expect(backfilled.map(call => call.about)).toEqual(['forgotten', 'first', '3', '6'])
  expect(world.status().state).toBe('live')
  await world.sync.close()
})

test('a first filling has an end, however much there is', async () => {
  const { sync, store, clock, status } = await aSettledSync({ pageSize: 1 }, ({ service }) => void openMany(service, 110))

  await clock.advance(60_000)

  expect(await store.conversations.openIds(ACCOUNT, 200)).toHaveLength(100)
  expect(status().state).toBe('live')
  await sync.close()
})

test('whoever was away for more than one catching up fetches gets the rest in the background, also over a restart', async () => {
  const world = await aSettledSync({ isLive: false, pageSize: 1 }, ({ service }) => void service.world.say(service.world.open('old'), 'contact', 'Hello'))
  world.service.failUntilTold({ kind: 'offline' })
  await world.clock.advance(10 * 60_000)
  for (let n = 0; n < 130; n += 1) world.service.world.say(world.service.world.open(`new${n}`), 'contact', `question ${n}`)
  world.service.stopFailing()
  while ((await world.store.conversations.openIds(ACCOUNT, 200)).length < 105) await world.clock.advance(500)

  await world.restart()
  await world.clock.advance(5 * 60_000)

  expect(await world.store.conversations.openIds(ACCOUNT, 200)).toHaveLength(131)
  expect(await world.texts(conversationId(ACCOUNT, 'new0'))).toEqual(['question 0'])
  await world.sync.close()
})

test('a service whose clock is behind ours hides nothing', async () => {
  const world = await aSettledSync({ isLive: false }, ({ service, clock }) => {
    const theirs = epochMs(clock.now() - 20 * 60_000)
    service.world.open('known', { createdAt: theirs, updatedAt: theirs })
  })
  await world.clock.advance(10 * 60_000)

  const theirs = epochMs(world.clock.now() - 20 * 60_000)
  world.service.world.open('late', { createdAt: theirs, updatedAt: theirs })
  await world.clock.advance(10 * 60_000)

  expect(await world.store.conversations.openIds(ACCOUNT, 10)).toContain(conversationId(ACCOUNT, 'late'))
  await world.sync.close()
})

test('a first filling ends where nothing has changed for half a year', async () => {
  const { sync, store, service } = await aSettledSync({ pageSize: 2 }, ({ service: { world } }) => {
    for (const days of [0, 10, 400, 401, 402, 403]) {
      world.open(`d${days}`, { updatedAt: epochMs(START - days * DAY_MS), createdAt: epochMs(START - days * DAY_MS) })
    }
  })

  expect(service.askedFor('listConversations', '4')).toEqual([])
  expect(await store.conversations.openIds(ACCOUNT, 10)).toHaveLength(4)
  await sync.close()
})

test('an account without a single conversation is filled at once, and its first one is new', async () => {
  const { sync, store, service, clock, status } = await aSettledSync({ isLive: false })
  expect(status().state).toBe('polling')
  const id = service.world.open('first')
  service.world.say(id, 'contact', 'Hello?')

  await clock.advance(5 * 60_000)

  expect((await store.conversations.get(id))?.conversation).toMatchObject({ unreadCount: 1, preview: { text: 'Hello?' } })
  await sync.close()
})

test('where the service keeps no preview, rows get one from their threads, and the time since when somebody waits', async () => {
  const { sync, store, service } = await aSettledSync({ isLive: false }, ({ service: { world } }) => {
    for (const remote of ['c1', 'c2', 'c3', 'c4', 'c5']) world.say(world.open(remote), 'contact', 'Where is my parcel?')
  })

  for (const id of service.world.ids()) {
    const row = await store.conversations.get(id)
    expect(row?.conversation).toMatchObject({ preview: { speaker: 'contact', text: 'Where is my parcel?' }, waitingSince: service.world.thread(id)[0]?.at })
  }
  expect(service.askedFor('getThread').filter(call => call.at < START + 20_000).every(call => call.lane === 'backfill' || call.lane === 'list')).toBe(true)
  await sync.close()
})

test('what a first filling finds does not count as unread', async () => {
  const { sync, store } = await aSettledSync({ isLive: false }, ({ service: { world } }) => void world.say(world.open('c1'), 'contact', 'Long ago'))

  expect((await store.conversations.get(CONVERSATION))?.conversation).toMatchObject({ unreadCount: 0, preview: { text: 'Long ago' } })
  await sync.close()
})

test('resolved conversations get their preview ahead of time only while they are among the newest', async () => {
  const { sync, service, clock } = await aSettledSync({ isLive: false, pageSize: 20 }, ({ service: { world } }) => {
    for (let number = 0; number < 70; number += 1) world.say(world.open(`c${number}`, { status: number < 2 ? 'open' : 'resolved' }), 'contact', 'Hi')
  })
  await clock.advance(20_000)

  const fetched = new Set(service.askedFor('getThread').map(call => call.about))
  const open = service.world.list(undefined).filter(({ status }) => status === 'open')
  expect(open.every(({ id }) => fetched.has(id))).toBe(true)
  expect(fetched.size).toBe(52)
  await sync.close()
})

test('where the service keeps previews, no thread is fetched for a filling', async () => {
  const { sync, service } = await aSettledSync({ isLive: true }, ({ service: { world } }) => {
    for (let number = 0; number < 5; number += 1) {
      const at = epochMs(START - DAY_MS - number)
      world.open(`c${number}`, { updatedAt: at, createdAt: at })
    }
    world.open('new')
  })

  expect([...new Set(service.askedFor('getThread').map(call => call.about))]).toEqual([service.world.list(undefined)[0]?.id])
  await sync.close()
})

test('previews that were not fetched before the app ended are fetched after the next start', async () => {
  const world = await aSync({ isLive: false, pageSize: 10 })
  for (let number = 0; number < 6; number += 1) world.service.world.say(world.service.world.open(`c${number}`), 'contact', 'Hi')
  await world.sync.start()
  await world.clock.advance(600)
  expect(world.service.askedFor('getThread').length).toBeLessThan(6)

  await world.restart()
  await world.clock.advance(20_000)

  for (const id of world.service.world.ids()) expect((await world.store.conversations.get(id))?.conversation.preview?.text).toBe('Hi')
  await world.sync.close()
})
