import { describe, expect, test } from 'vitest'
import { valueOf } from '#main/store/testing/a-store.ts'
import { aBook, aNewAccount, typed } from './testing/a-book.ts'

const BUG = { ok: false, failure: { kind: 'bug' } }

describe('adding an account', () => {
  test.each(['write', 'put'] as const)('whose %s throws leaves neither a secret nor a row', async step => {
    const { book, keychain, store, directory, steps, letThrow } = await aBook({ vaultKind: 'keyring' })
    letThrow(step, 1)

    expect(await book.add(typed, [aNewAccount(), aNewAccount({ remoteId: 'w2' })])).toMatchObject(BUG)

    expect(keychain.holds()).toEqual([])
    expect(await store.accounts.list()).toEqual([])
    expect(directory.ids()).toEqual([])
    expect(steps.filter(one => one.startsWith('added'))).toEqual([])
  })

  test('whose secret cannot be taken back says so, and the next look removes it', async () => {
    const { book, keychain, desk, log, letThrow } = await aBook({ vaultKind: 'keyring' })
    letThrow('put', 0, () => keychain.setTrouble('locked'))

    expect(await book.add(typed, [aNewAccount()])).toMatchObject(BUG)
    expect(keychain.holds()).toHaveLength(1)
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn', what: 'a secret was not taken back' }))
    keychain.setTrouble(null)
    valueOf(await desk.retry())
    expect(keychain.holds()).toEqual([])
  })
})

describe('removing an account', () => {
  test.each(['remove', 'forget'] as const)('whose %s throws leaves one that can be removed again', async step => {
    const { book, keychain, store, directory, steps, letThrow } = await aBook({ vaultKind: 'keyring' })
    const [account] = valueOf(await book.add(typed, [aNewAccount()]))
    if (account === undefined) return expect(account).toBeDefined()
    letThrow(step)

    expect(await book.remove(account.id)).toMatchObject(BUG)
    expect(directory.ids()).toEqual([account.id])
    expect(steps.at(-1)).toBe(`added ${account.id}`)

    expect((await book.remove(account.id)).ok).toBe(true)
    expect(keychain.holds()).toEqual([])
    expect(await store.accounts.list()).toEqual([])
  })
})
