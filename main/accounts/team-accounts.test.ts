import { expect, test } from 'vitest'
import { fail } from '#app/result.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { aBook, aNewAccount, KEY, typed } from './testing/a-book.ts'
import { teamAccounts } from './team-accounts.ts'

test('colleagues get names, colours and where it is, and nothing of the key', async () => {
  const { book } = await aBook()
  valueOf(await book.add({ ...typed, fields: { ...KEY, tier: 'team' } }, [aNewAccount()]))

  const team = valueOf(await book.team())

  expect(team).toEqual([{ providerId: typed.providerId, remoteId: 'w1', name: 'Lamps', alias: 'lamps', colour: 3, fields: { tier: 'team' } }])
  expect(JSON.stringify(team)).not.toContain(KEY.key)
})

test('without an account there is no team', async () => {
  const { book } = await aBook()

  expect(await book.team()).toEqual(fail({ kind: 'notFound' }))
})

test('a vault that is locked leads to no half of a file', async () => {
  const { book, directory, provider } = await aBook()
  valueOf(await book.add(typed, [aNewAccount()]))

  const locked = fail({ kind: 'vaultLocked' })
  expect(await teamAccounts({ directory, vault: { read: async () => locked }, providers: [provider] })).toEqual(locked)
})
