import { expect, test } from 'vitest'
import { accountId, operatorId } from '#app/domain/ids.ts'
import { anAccount } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const ids = ['one', 'two', 'three'].map(accountId)

async function aStoreOfThree() {
  const store = await aStore()
  for (const [position, id] of ids.entries()) valueOf(await store.accounts.put(anAccount({ id, position })))
  return store
}

test('an account comes back as it was put', async () => {
  const store = await aStore()
  const account = anAccount({ name: 'Läden & Söhne', me: null })

  valueOf(await store.accounts.put(account))

  expect(await store.accounts.get(account.id)).toEqual(account)
  expect(await store.accounts.list()).toEqual([account])
})

test('an account that was never put is null', async () => {
  const store = await aStore()

  expect(await store.accounts.get(accountId('nobody'))).toBeNull()
})

test('an account is kept from the moment it is put, and no other is', async () => {
  const store = await aStoreOfThree()

  expect(await Promise.all([accountId('one'), accountId('nobody')].map(id => store.accounts.isKept(id)))).toEqual([true, false])
})

test('putting an account again replaces it', async () => {
  const store = await aStore()
  const account = anAccount()
  valueOf(await store.accounts.put(account))

  const changed = { ...account, name: 'Renamed', me: operatorId(account.id, 'somebody') }
  valueOf(await store.accounts.put(changed))

  expect(await store.accounts.list()).toEqual([changed])
})

test('accounts are listed by their place', async () => {
  const store = await aStore()
  valueOf(await store.accounts.put(anAccount({ id: accountId('second'), position: 1 })))
  valueOf(await store.accounts.put(anAccount({ id: accountId('first'), position: 0 })))

  expect((await store.accounts.list()).map(({ alias, id, position }) => [alias, id, position])).toEqual([
    ['one', 'acc:first', 0],
    ['one', 'acc:second', 1],
  ])
})

test('reordering gives every account its new place', async () => {
  const store = await aStoreOfThree()

  valueOf(await store.accounts.reorder([accountId('three'), accountId('one'), accountId('two')]))

  const list = await store.accounts.list()
  expect(list.map(({ id }) => id)).toEqual(['acc:three', 'acc:one', 'acc:two'])
  expect(list.map(({ position }) => position)).toEqual([0, 1, 2])
})

test('accounts that a reordering does not name follow in their old order', async () => {
  const store = await aStoreOfThree()

  valueOf(await store.accounts.reorder([accountId('unknown'), accountId('three'), accountId('three')]))

  expect((await store.accounts.list()).map(({ id }) => id)).toEqual(['acc:three', 'acc:one', 'acc:two'])
})
