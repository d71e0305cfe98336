import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT, aGroup, anInbox, anOperator, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

const olga = anOperator({ remote: 'olga', name: 'Olga' })
const pat = anOperator({ remote: 'pat', name: 'Pat' })

async function withPeople(): Promise<ASync> {
  return aSettledSync({}, ({ service: { shelf } }) => {
    shelf.operators.push(olga, pat, anOperator({ remote: 'quin', name: 'Quin' }), anOperator({ remote: 'rui', name: 'Rui' }))
    shelf.groups.push(aGroup())
    shelf.inboxes.push(anInbox())
  })
}

const names = async ({ store }: ASync) => (await store.people.operators(null)).map(({ operator }) => operator.name).toSorted()

test('operators, groups and inboxes are here soon after the start', async () => {
  const world = await withPeople()

  expect(await names(world)).toEqual(['Olga', 'Pat', 'Quin', 'Rui'])
  expect(await world.store.people.groups(null)).toHaveLength(1)
  expect(await world.store.people.inboxes(null)).toHaveLength(1)
  expect(world.changes).toContainEqual({ kind: 'people', accountId: ACCOUNT })
  await world.sync.close()
})

test('whoever joins or leaves is seen within two hours', async () => {
  const world = await withPeople()

  world.service.shelf.operators = [olga, anOperator({ remote: 'new', name: 'Newcomer' })]
  await world.clock.advance(2 * HOUR_MS + MINUTE_MS)

  expect(await names(world)).toEqual(['Newcomer', 'Olga'])
  await world.sync.close()
})

test('a list that breaks off in the middle drops nobody', async () => {
  const world = await withPeople()
  const asked = world.service.askedFor('listOperators').length
  world.service.failNext({ kind: 'offline' }, { method: 'listOperators', times: 1 })

  const outcomes = await world.sync.refreshPeople(null)

  expect(outcomes).toEqual([{ accountId: ACCOUNT, failure: { kind: 'offline' }, hasMore: false }])
  expect(world.service.askedFor('listOperators').length).toBeGreaterThan(asked)
  expect(await names(world)).toHaveLength(4)
  await world.sync.close()
})

test('a group list that fails does not keep inboxes from being fresh', async () => {
  const world = await withPeople()
  world.service.shelf.inboxes.push(anInbox({ remote: 'i2', name: 'Sales' }))
  world.service.failNext({ kind: 'providerDown', status: 500 }, { method: 'listGroups' })

  await world.sync.refreshPeople([ACCOUNT])

  expect(await world.store.people.inboxes(null)).toHaveLength(2)
  await world.sync.close()
})

test('people of several accounts are asked for at once, each with its own outcome', async () => {
  const world = await withPeople()
  const other = await world.addService(OTHER_ACCOUNT, { isLive: false })
  other.shelf.operators.push(anOperator({ accountId: OTHER_ACCOUNT, remote: 'zoe', name: 'Zoe' }))
  world.sync.addAccount(OTHER_ACCOUNT)
  await world.clock.advance(1_000)

  const outcomes = await world.sync.refreshPeople(null)

  expect(outcomes).toEqual([ACCOUNT, OTHER_ACCOUNT].map(accountId => ({ accountId, failure: null, hasMore: false })))
  expect(await names(world)).toContain('Zoe')
  await world.sync.close()
})
