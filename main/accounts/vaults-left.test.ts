import { describe, expect, test } from 'vitest'
import type { VaultKind } from '#app/contract/vault.ts'
import { fail, ok } from '#app/result.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { ACCOUNT, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { reveal, secretOf } from '#main/vault/secret.ts'
import { aDesk } from './testing/a-desk.ts'
import { aKeychain } from './testing/a-keychain.ts'
import type { VaultDesk } from './vault-desk.ts'

const PASSPHRASE = 'correct horse battery'
const keep = async (desk: VaultDesk, id = ACCOUNT, key = 'a-key') => valueOf(await desk.write(id, secretOf({ key })))
const keyIn = async (desk: VaultDesk, id = ACCOUNT) => reveal(valueOf(await desk.read(id)))['key']

/** A keychain that was locked, and left for memory with a key in it. */
async function aKeychainLeftLocked(said: Parameters<typeof aDesk>[2] = {}) {
  const made = aDesk('keyring', aKeychain(), said)
  await keep(made.desk)
  made.keychain.setTrouble('locked')
  valueOf(await made.desk.choose('memory', null))
  return made
}

/** A start of the app that has memory in use, and remembers that the keychain was left with these keys. */
async function aStartAfterLeaving(ids: readonly (typeof ACCOUNT)[], isAccount: (id: string) => boolean) {
  const keychain = aKeychain()
  const before = aDesk('keyring', keychain)
  for (const id of ids) await keep(before.desk, id)
  await before.desk.close()
  return aDesk('memory', keychain, { left: ['keyring'], isAccount })
}

describe('a vault that could not be read when it was left', () => {
  test('is remembered, and its key is told to be there still until it opens and is looked at again', async () => {
    const { desk, keychain, memory } = await aKeychainLeftLocked({ isAccount: () => false })
    expect(memory).toEqual({ vaultKind: 'memory', vaultsLeft: ['keyring'] })
    await keep(desk)

    expect(await desk.remove(ACCOUNT)).toEqual(ok(['keyring']))
    keychain.setTrouble(null)
    expect(keychain.holds()).toEqual([ACCOUNT])

    expect(valueOf(await desk.retry()).left).toEqual([])
    expect(keychain.holds()).toEqual([])
    expect(memory.vaultsLeft).toEqual([])
  })

  test('loses the key with the account when it opens by then', async () => {
    const { desk, keychain, memory } = await aKeychainLeftLocked()
    await keep(desk)
    keychain.setTrouble(null)

    expect(await desk.remove(ACCOUNT)).toEqual(ok([]))

    expect(keychain.holds()).toEqual([])
    expect(memory.vaultsLeft).toEqual([])
  })

  test('says that it was not searched', async () => {
    const { desk } = await aKeychainLeftLocked()

    expect(valueOf(await desk.retry()).left).toEqual([{ kind: 'keyring', wasSearched: false }])
    expect((await desk.status()).left).toEqual([{ kind: 'keyring', wasSearched: false }])
  })

  test('that is chosen again is in use, and left no more', async () => {
    const { desk, keychain, memory } = await aKeychainLeftLocked()
    await keep(desk, ACCOUNT, 'a-newer-key')
    keychain.setTrouble(null)

    expect(valueOf(await desk.choose('keyring', null))).toMatchObject({ kind: 'keyring', state: 'ok', left: [] })

    expect(await keyIn(desk)).toBe('a-newer-key')
    expect(memory).toEqual({ vaultKind: 'keyring', vaultsLeft: [] })
    valueOf(await desk.retry())
    expect(keychain.holds()).toEqual([ACCOUNT])
  })

  test('is a passphrase vault only as long as it has a file', async () => {
    const { desk, memory } = aDesk('passphrase')
    expect((await desk.status()).state).toBe('emptied')

    valueOf(await desk.choose('memory', null))

    expect(memory).toEqual({ vaultKind: 'memory', vaultsLeft: [] })
  })
})

describe('a start after a vault was left', () => {
  test('does not look into it by itself', async () => {
    const { desk, keychain } = await aStartAfterLeaving([ACCOUNT], () => false)

    await desk.status()
    await desk.read(ACCOUNT)
    await keep(desk, OTHER_ACCOUNT)

    expect(keychain.holds()).toEqual([ACCOUNT])
  })

  test('removes there what belongs to nobody or is held anew, when a person looks, and keeps the only key of an account', async () => {
    const { desk, keychain, memory } = await aStartAfterLeaving([ACCOUNT, OTHER_ACCOUNT], id => id === ACCOUNT)

    expect(valueOf(await desk.retry()).left).toEqual([{ kind: 'keyring', wasSearched: true }])
    expect(keychain.holds()).toEqual([ACCOUNT])
    expect(memory.vaultsLeft).toEqual(['keyring'])

    await keep(desk)
    expect(valueOf(await desk.retry()).left).toEqual([])
    expect(keychain.holds()).toEqual([])
    expect(memory.vaultsLeft).toEqual([])
    expect(await keyIn(desk)).toBe('a-key')
  })

  test('looks when a passphrase is typed', async () => {
    const keychain = aKeychain()
    const ring = aDesk('keyring', keychain)
    await keep(ring.desk)
    const file = aDesk('passphrase', keychain)
    valueOf(await file.desk.choose('passphrase', PASSPHRASE))
    await file.desk.close()
    const { desk } = aDesk('passphrase', keychain, { left: ['keyring'], isAccount: () => false })

    expect(valueOf(await desk.unlock(PASSPHRASE))).toMatchObject({ state: 'ok', left: [] })

    expect(keychain.holds()).toEqual([])
  })
})

test('a key that moved and could not be taken away is remembered as left, and goes once it can', async () => {
  const keychain = aKeychain()
  const { desk, memory } = aDesk('keyring', keychain, {
    forgetful: ({ vaultKind }) => {
      if (vaultKind === 'memory') keychain.setTrouble('locked')
      return null
    },
  })
  await keep(desk)

  expect(valueOf(await desk.choose('memory', null)).left).toEqual([{ kind: 'keyring', wasSearched: false }])
  expect(memory.vaultsLeft).toEqual(['keyring'])
  keychain.setTrouble(null)

  expect(valueOf(await desk.retry()).left).toEqual([])
  expect(keychain.holds()).toEqual([])
  expect(await keyIn(desk)).toBe('a-key')
})

test('a passphrase vault that is chosen again brings back no key of an account that is gone', async () => {
  const keychain = aKeychain()
  const before = aDesk('memory', keychain)
  valueOf(await before.desk.choose('passphrase', PASSPHRASE))
  await keep(before.desk)
  await keep(before.desk, OTHER_ACCOUNT)
  await before.desk.close()
  const accounts = new Set([ACCOUNT, OTHER_ACCOUNT])
  const { desk } = aDesk('passphrase', keychain, { isAccount: id => accounts.has(id) })
  valueOf(await desk.choose('memory', null))
  accounts.delete(ACCOUNT)
  expect(await desk.remove(ACCOUNT)).toEqual(ok(['passphrase']))

  expect(valueOf(await desk.choose('passphrase', PASSPHRASE))).toMatchObject({ state: 'ok', left: [] })

  expect(await desk.read(ACCOUNT)).toEqual(fail({ kind: 'notFound' }))
  expect(await keyIn(desk, OTHER_ACCOUNT)).toBe('a-key')
})

test('the key of an account that is being added is not taken for one of nobody', async () => {
  const { desk } = aDesk('memory', aKeychain(), { isAccount: () => false })
  await keep(desk)

  valueOf(await desk.retry())

  expect(await keyIn(desk)).toBe('a-key')
})

describe('a disk that does not take the choice', () => {
  const FULL = { kind: 'diskFull' } as const

  test('leaves every key where it is, and no copy anywhere', async () => {
    const { desk, keychain, memory } = aDesk('memory', aKeychain(), { forgetful: ({ vaultKind }) => (vaultKind === undefined ? null : FULL) })
    await keep(desk)

    expect(await desk.choose('keyring', null)).toEqual(fail(FULL))

    expect(keychain.holds()).toEqual([])
    expect(memory).toEqual({ vaultKind: 'memory', vaultsLeft: [] })
    expect(await desk.status()).toMatchObject({ kind: 'memory', state: 'ok' })
    expect(await keyIn(desk)).toBe('a-key')
  })

  test('lets no copy be made that nobody would know of', async () => {
    const { desk, keychain } = aDesk('memory', aKeychain(), { forgetful: () => FULL })
    await keep(desk)

    expect(await desk.choose('keyring', null)).toEqual(fail(FULL))

    expect(keychain.holds()).toEqual([])
    expect(await keyIn(desk)).toBe('a-key')
  })

  test('and then fails to take it back leaves the copies known', async () => {
    const keychain = aKeychain()
    const { desk, memory } = aDesk('memory', keychain, {
      forgetful: ({ vaultKind }) => {
        if (vaultKind === undefined) return null
        keychain.setTrouble('locked')
        return FULL
      },
    })
    await keep(desk)

    expect(await desk.choose('keyring', null)).toEqual(fail(FULL))
    expect(memory).toEqual({ vaultKind: 'memory', vaultsLeft: ['keyring'] })
    keychain.setTrouble(null)

    expect(valueOf(await desk.retry()).left).toEqual([])
    expect(keychain.holds()).toEqual([])
  })

  test('right after it took it never empties the vault that is in use now', async () => {
    let hasMoved = false
    const { desk, keychain, memory } = aDesk('memory', aKeychain(), {
      forgetful: ({ vaultKind }) => {
        if (hasMoved) return FULL
        hasMoved = vaultKind !== undefined
        return null
      },
    })
    await keep(desk)

    valueOf(await desk.choose('keyring', null))
    expect(memory).toEqual({ vaultKind: 'keyring', vaultsLeft: ['keyring'] })
    expect(valueOf(await desk.retry()).left).toEqual([])
    const { desk: later } = aDesk('keyring', keychain, { left: memory.vaultsLeft })
    valueOf(await later.retry())

    expect(keychain.holds()).toEqual([ACCOUNT])
  })
})

test.each<readonly [VaultKind, VaultKind]>([['memory', 'keyring'], ['keyring', 'passphrase'], ['passphrase', 'memory'], ['keyring', 'memory']])(
  'a %s vault that was left for a %s vault, and emptied, is not remembered',
  async (kind, other) => {
    const { desk, memory } = aDesk(null)
    valueOf(await desk.choose(kind, PASSPHRASE))
    await keep(desk)

    expect(valueOf(await desk.choose(other, PASSPHRASE)).left).toEqual([])

    expect(memory).toEqual({ vaultKind: other, vaultsLeft: [] })
  },
)
