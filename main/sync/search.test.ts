import { expect, test } from 'vitest'
import { conversationId, type ConversationId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { aConversationRecord, ACCOUNT, at, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { newestFirst } from './search-pull.ts'
import type { AService } from './testing/a-service.ts'
import { aSettledSync, idsIn, type ASync } from './testing/a-sync.ts'

// Pages hold three conversations here. What a service finds was opened after the first filling and told by no event: only a
// search brings it.

const DOWN: Failure = { kind: 'providerDown', status: 503 }
const outcome = (account: typeof ACCOUNT, said: Readonly<{ failure?: Failure; hasMore?: boolean }> = {}) => ({ accountId: account, failure: null, hasMore: false, ...said })

async function withTwoAccounts(): Promise<ASync & Readonly<{ other: AService }>> {
  const world = await aSettledSync()
  const other = await world.addService(OTHER_ACCOUNT)
  world.sync.addAccount(OTHER_ACCOUNT)
  await world.clock.advance(5_000)
  return { ...world, other }
}

function saying(service: AService, text: string, ...remotes: readonly string[]): readonly ConversationId[] {
  return remotes.map(remote => {
    const id = service.world.open(remote, { status: 'resolved' })
    service.world.say(id, 'contact', text)
    return id
  })
}

test('what the services find is stored and told, newest first over all accounts', async () => {
  const world = await withTwoAccounts()
  const [oldest, middle] = saying(world.service, 'my parcel', 'a', 'b')
  await world.clock.advance(10)
  const [newest] = saying(world.other, 'a parcel', 'c')
  saying(world.service, 'an invoice', 'd')

  const found = await world.sync.searchServices({ text: 'parcel', scope: null })

  expect(found).toEqual({ ids: [newest, middle, oldest], outcomes: [outcome(ACCOUNT), outcome(OTHER_ACCOUNT)] })
  for (const id of found.ids) expect((await world.store.conversations.get(id))?.conversation.id).toBe(id)
  expect(idsIn(world.changes)).toEqual(expect.arrayContaining([...found.ids]))
  await world.sync.close()
})

test('a person waits for it: it is asked in the lane of what is open, and for two pages at most', async () => {
  const world = await aSettledSync()
  saying(world.service, 'my parcel', 'a', 'b', 'c', 'd', 'e', 'f', 'g')

  const { ids, outcomes } = await world.sync.searchServices({ text: 'parcel', scope: null })

  expect(ids).toHaveLength(6)
  expect(outcomes).toEqual([outcome(ACCOUNT, { hasMore: true })])
  expect(world.service.askedFor('listConversations', 'parcel').map(({ lane }) => lane)).toEqual(['openThread', 'openThread'])
  await world.sync.close()
})

test('a service without a search is not asked', async () => {
  const world = await withTwoAccounts()
  const [hit] = saying(world.service, 'my parcel', 'a')
  world.other.without('serverSearch')

  const found = await world.sync.searchServices({ text: 'parcel', scope: null })

  expect(found).toEqual({ ids: [hit], outcomes: [outcome(ACCOUNT), outcome(OTHER_ACCOUNT)] })
  expect(world.other.askedFor('listConversations', 'parcel')).toEqual([])
  await world.sync.close()
})

test('only the accounts in view are asked', async () => {
  const world = await withTwoAccounts()

  expect(await world.sync.searchServices({ text: 'parcel', scope: [OTHER_ACCOUNT] })).toEqual({ ids: [], outcomes: [outcome(OTHER_ACCOUNT)] })

  expect(world.service.askedFor('listConversations', 'parcel')).toEqual([])
  await world.sync.close()
})

test('an account that fails takes nothing from the others', async () => {
  const world = await withTwoAccounts()
  world.service.failNext(DOWN, { method: 'listConversations' })
  const [hit] = saying(world.other, 'a parcel', 'c')

  const found = await world.sync.searchServices({ text: 'parcel', scope: null })

  expect(found).toEqual({ ids: [hit], outcomes: [outcome(ACCOUNT, { failure: DOWN }), outcome(OTHER_ACCOUNT)] })
  await world.sync.close()
})

test('what came before a page that failed is found all the same', async () => {
  const world = await aSettledSync()
  saying(world.service, 'my parcel', 'a', 'b', 'c', 'd')
  world.service.setDelay(1_000, 'listConversations')

  const searching = world.sync.searchServices({ text: 'parcel', scope: null })
  await world.clock.advance(500)
  world.service.failNext(DOWN, { method: 'listConversations' })
  await world.clock.advance(2_000)

  const { ids, outcomes } = await searching
  expect(ids).toHaveLength(3)
  expect(outcomes).toEqual([outcome(ACCOUNT, { failure: DOWN })])
  await world.sync.close()
})

test.each([
  ['another search', 'invoice'],
  ['that nobody waits any more', ''],
])('%s ends the one under way, which asks for no further page', async (_name, next) => {
  const world = await aSettledSync()
  saying(world.service, 'my parcel', 'a', 'b', 'c', 'd')
  world.service.setDelay(1_000, 'listConversations')

  const first = world.sync.searchServices({ text: 'parcel', scope: null })
  await world.clock.advance(500)
  const second = world.sync.searchServices({ text: next, scope: null })
  await world.clock.advance(5_000)

  expect(await first).toEqual({ ids: [], outcomes: [outcome(ACCOUNT, { failure: { kind: 'cancelled' } })] })
  expect(await second).toEqual({ ids: [], outcomes: next === '' ? [] : [outcome(ACCOUNT)] })
  expect(world.service.askedFor('listConversations', 'parcel')).toHaveLength(1)
  expect(world.status()).toMatchObject({ state: 'live' })
  await world.sync.close()
})

test('without words nobody is asked', async () => {
  const world = await aSettledSync()
  const before = world.service.asked.length

  expect(await world.sync.searchServices({ text: '', scope: null })).toEqual({ ids: [], outcomes: [] })

  expect(world.service.asked).toHaveLength(before)
  await world.sync.close()
})

test('what was found shows what was said last, also where the service keeps no preview', async () => {
  const world = await aSettledSync({ isLive: false })
  const [hit] = saying(world.service, 'Long ago, a parcel', 'a')
  if (hit === undefined) throw new Error('nothing was said')

  await world.sync.searchServices({ text: 'parcel', scope: null })
  await world.clock.advance(2_000)

  expect((await world.store.conversations.get(hit))?.conversation.preview?.text).toBe('Long ago, a parcel')
  await world.sync.close()
})

test('a dead credential that a search met is told as the account\'s', async () => {
  const world = await aSettledSync()
  const failure: Failure = { kind: 'unauthorised', accountId: ACCOUNT }
  world.service.failUntilTold(failure)

  await world.sync.searchServices({ text: 'parcel', scope: null })

  expect(world.status()).toMatchObject({ state: 'failed', failure })
  await world.sync.close()
})

test('a conversation that stands on two pages is one hit', () => {
  const told = (remote: string, ms: number) => aConversationRecord({ id: conversationId(ACCOUNT, remote), updatedAt: at(ms) })

  expect(newestFirst([told('b', 1), told('a', 2), told('b', 3)])).toEqual([conversationId(ACCOUNT, 'b'), conversationId(ACCOUNT, 'a')])
})
