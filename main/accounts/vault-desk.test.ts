import { describe, expect, test } from 'vitest'
import type { VaultKind } from '#app/contract/vault.ts'
import { fail } from '#app/result.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { ACCOUNT, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { reveal, secretOf } from '#main/vault/secret.ts'
import { aDesk } from './testing/a-desk.ts'
import { aKeychain } from './testing/a-keychain.ts'
import type { VaultDesk } from './vault-desk.ts'
import type { VaultMemory } from './vaults-left.ts'

const PASSPHRASE = 'correct horse battery'
const NOT_CHOSEN = fail({ kind: 'vaultUnavailable', cause: 'notChosen' })

const keep = async (desk: VaultDesk, key = 'a-key') => valueOf(await desk.write(ACCOUNT, secretOf({ key })))
const keyIn = async (desk: VaultDesk, id = ACCOUNT) => reveal(valueOf(await desk.read(id)))['key']

describe('before anybody has chosen', () => {
  test('there is no vault, and everything that needs one says so', async () => {
    const { desk } = aDesk(null)

    expect(await desk.status()).toEqual({ kind: null, state: 'notChosen', offered: ['keyring', 'passphrase', 'memory'], left: [] })
    expect(await desk.read(ACCOUNT)).toEqual(NOT_CHOSEN)
    expect(await desk.write(ACCOUNT, secretOf({ key: 'a-key' }))).toEqual(NOT_CHOSEN)
    expect(await desk.remove(ACCOUNT)).toEqual(NOT_CHOSEN)
    expect(await desk.unlock(PASSPHRASE)).toEqual(NOT_CHOSEN)
    expect((await desk.close()).ok).toBe(true)
  })

  test('a machine without a keychain offers what is left, until it is looked at again', async () => {
    const { desk, keychain } = aDesk(null)
    keychain.setTrouble('unavailable')

    const before = await desk.status()
    keychain.setTrouble(null)
    const unasked = await desk.status()
    const after = valueOf(await desk.retry())

    expect([before, unasked, after].map(({ offered }) => offered)).toEqual([['passphrase', 'memory'], ['passphrase', 'memory'], ['keyring', 'passphrase', 'memory']])
  })
})

describe.each<VaultKind>(['memory', 'keyring', 'passphrase'])('a %s vault', kind => {
  test('is taken into use, remembered and told, and whoever waited for it goes on', async () => {
    const { desk, remembered, told, opened } = aDesk(null)

    const status = valueOf(await desk.choose(kind, PASSPHRASE))

    expect(status).toMatchObject({ kind, state: 'ok' })
    expect(remembered).toEqual([kind])
    expect(told).toEqual([{ kind: 'vault' }])
    expect(opened()).toBe(1)
  })

  test('keeps, gives and loses a secret', async () => {
    const { desk } = aDesk(null)
    await desk.choose(kind, PASSPHRASE)

    await keep(desk)
    expect(await keyIn(desk)).toBe('a-key')
    expect((await desk.remove(ACCOUNT)).ok).toBe(true)

    expect(await desk.read(ACCOUNT)).toEqual(fail({ kind: 'notFound' }))
  })

  test('that is chosen once more loses nothing', async () => {
    const { desk } = aDesk(null)
    await desk.choose(kind, PASSPHRASE)
    await keep(desk)

    expect(valueOf(await desk.choose(kind, PASSPHRASE))).toMatchObject({ kind, state: 'ok' })

    expect(await keyIn(desk)).toBe('a-key')
  })

  test.each<VaultKind>(['memory', 'keyring', 'passphrase'].filter((other): other is VaultKind => other !== kind))(
    'gives what it holds to a %s vault, and keeps nothing of it',
    async other => {
      const { desk, keychain } = aDesk(null)
      await desk.choose(kind, PASSPHRASE)
      await keep(desk)
      valueOf(await desk.write(OTHER_ACCOUNT, secretOf({ key: 'another' })))

      valueOf(await desk.choose(other, PASSPHRASE))

      expect([await keyIn(desk), await keyIn(desk, OTHER_ACCOUNT)]).toEqual(['a-key', 'another'])
      expect(keychain.holds()).toEqual(other === 'keyring' ? [ACCOUNT, OTHER_ACCOUNT].toSorted() : [])
    },
  )
})

describe('a choice that cannot be carried out', () => {
  test('a passphrase vault without a passphrase is not taken', async () => {
    const { desk, remembered } = aDesk('memory')
    await keep(desk)

    expect(await desk.choose('passphrase', null)).toEqual(fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' }))

    expect(remembered).toEqual([])
    expect(await keyIn(desk)).toBe('a-key')
  })

  test('a keychain that cannot take the secrets leaves them where they are', async () => {
    const { desk, keychain, remembered } = aDesk('memory')
    await keep(desk)
    keychain.setTrouble('locked')

    expect(await desk.choose('keyring', null)).toEqual(fail({ kind: 'vaultLocked' }))

    expect(remembered).toEqual([])
    expect(await desk.status()).toMatchObject({ kind: 'memory', state: 'ok' })
    expect(await keyIn(desk)).toBe('a-key')
  })

  test.each<VaultKind>(['keyring', 'passphrase'])('a %s vault that cannot be remembered is not taken, and no secret stays in it', async kind => {
    const full = { kind: 'diskFull' } as const
    const keychain = aKeychain()
    const { desk } = aDesk('memory', keychain, { forgetful: ({ vaultKind }) => (vaultKind === undefined ? null : full) })
    await keep(desk)

    expect(await desk.choose(kind, PASSPHRASE)).toEqual(fail(full))

    expect(await desk.status()).toMatchObject({ kind: 'memory', state: 'ok' })
    expect(await keyIn(desk)).toBe('a-key')
    expect(keychain.holds()).toEqual([])
    const later = aDesk('passphrase', keychain).desk
    await later.unlock(PASSPHRASE)
    expect((await later.read(ACCOUNT)).ok).toBe(false)
  })

  test('secrets in a keychain that cannot be read stay there for the day it can', async () => {
    const { desk, keychain } = aDesk('keyring')
    await keep(desk)
    keychain.setTrouble('locked')

    valueOf(await desk.choose('memory', null))
    expect(await desk.read(ACCOUNT)).toEqual(fail({ kind: 'notFound' }))
    keychain.setTrouble(null)

    expect(keychain.holds()).toEqual([ACCOUNT])
    const { desk: later } = aDesk('keyring', keychain)
    expect(await keyIn(later)).toBe('a-key')
  })
})

describe('a passphrase vault after a restart', () => {
  test('is locked until its passphrase is typed, and no other', async () => {
    const { desk: before, keychain } = aDesk(null)
    await before.choose('passphrase', PASSPHRASE)
    await keep(before)
    await before.close()
    const { desk, opened } = aDesk('passphrase', keychain)

    expect(await desk.status()).toMatchObject({ kind: 'passphrase', state: 'locked' })
    expect(await desk.read(ACCOUNT)).toEqual(fail({ kind: 'vaultLocked' }))
    expect(await desk.unlock('wrong horse')).toEqual(fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' }))
    expect(opened()).toBe(0)
    expect(valueOf(await desk.unlock(PASSPHRASE))).toMatchObject({ state: 'ok' })

    expect(opened()).toBe(1)
    expect(await keyIn(desk)).toBe('a-key')
  })

  test('opens with the new passphrase once it was changed, and only who knows the old one changes it', async () => {
    const { desk: before, keychain } = aDesk(null)
    await before.choose('passphrase', PASSPHRASE)
    await keep(before)

    expect(await before.changePassphrase('wrong horse', 'a newer battery')).toEqual(fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' }))
    expect(valueOf(await before.changePassphrase(PASSPHRASE, 'a newer battery'))).toMatchObject({ kind: 'passphrase', state: 'ok' })
    expect(await keyIn(before)).toBe('a-key')
    await before.close()
    const { desk } = aDesk('passphrase', keychain)

    expect(await desk.unlock(PASSPHRASE)).toEqual(fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' }))
    valueOf(await desk.unlock('a newer battery'))
    expect(await keyIn(desk)).toBe('a-key')
  })
})

test('where no passphrase locks the keys there is none to change', async () => {
  expect(await aDesk('memory').desk.changePassphrase(PASSPHRASE, 'a newer battery')).toEqual(fail({ kind: 'vaultUnavailable', cause: 'missing' }))
  expect(await aDesk(null).desk.changePassphrase(PASSPHRASE, 'a newer battery')).toEqual(NOT_CHOSEN)
})

describe('a keychain in trouble', () => {
  test('that is locked says so, and goes on once a person has unlocked it and says "again"', async () => {
    const { desk, keychain, opened } = aDesk('keyring')
    await keep(desk)
    keychain.setTrouble('locked')
    expect(await desk.status()).toMatchObject({ kind: 'keyring', state: 'locked' })
    expect(valueOf(await desk.unlock('')).state).toBe('locked')
    expect(opened()).toBe(0)

    keychain.setTrouble(null)

    expect(valueOf(await desk.retry()).state).toBe('ok')
    expect(opened()).toBe(1)
  })

  test('that was emptied is told as that, and nothing is believed gone', async () => {
    const { desk: before, keychain } = aDesk('keyring')
    await keep(before)
    await before.close()
    keychain.empty()
    const { desk } = aDesk('keyring', keychain)

    expect((await desk.status()).state).toBe('emptied')
    expect(await desk.read(ACCOUNT)).toEqual(fail({ kind: 'vaultUnavailable', cause: 'emptied' }))
    expect(await desk.remove(ACCOUNT)).toEqual(fail({ kind: 'vaultUnavailable', cause: 'emptied' }))
  })

  test('that was emptied and is chosen again begins anew, with what was still at hand', async () => {
    const { desk, keychain, opened, remembered } = aDesk('keyring')
    await keep(desk)
    keychain.empty()
    expect((await desk.status()).state).toBe('emptied')

    expect(valueOf(await desk.choose('keyring', null)).state).toBe('ok')

    expect(await keyIn(desk)).toBe('a-key')
    expect(keychain.holds()).toEqual([ACCOUNT])
    expect(opened()).toBe(1)
    expect(remembered).toEqual([])
  })

  test('that was emptied before a restart begins anew with nothing, and takes a new secret', async () => {
    const { desk: before, keychain } = aDesk('keyring')
    await keep(before)
    await before.close()
    keychain.empty()
    const { desk } = aDesk('keyring', keychain)

    valueOf(await desk.choose('keyring', null))
    expect(await desk.read(ACCOUNT)).toEqual(fail({ kind: 'notFound' }))
    await keep(desk, 'a-new-key')

    expect(await keyIn(desk)).toBe('a-new-key')
  })
})

test('a desk that is closed answers nothing any more', async () => {
  const { desk } = aDesk('memory')
  await keep(desk)

  expect((await desk.close()).ok).toBe(true)

  expect(await desk.read(ACCOUNT)).toEqual(fail({ kind: 'cancelled' }))
})

describe('the keychain of the system', () => {
  const noisy = () => {
    const keychain = aKeychain()
    // A thread that cannot even be started tells that nobody was to be asked.
    return { ...keychain, needs: { ...keychain.needs, workerUrl: new URL('file:///nowhere/at-all.js') } }
  }

  test.each<VaultKind>(['memory', 'passphrase'])('is not looked at while a %s vault is in use', async kind => {
    const { desk } = aDesk(kind, noisy())

    expect((await desk.status()).offered).toEqual(['keyring', 'passphrase', 'memory'])
    expect(valueOf(await desk.retry()).offered).toEqual(['keyring', 'passphrase', 'memory'])
  })

  test('is not offered, and not touched when asked for, where only memory may be used', async () => {
    const { desk, keychain } = aDesk('memory', aKeychain(), { kinds: ['memory'] })
    await keep(desk)

    expect((await desk.status()).offered).toEqual(['memory'])
    expect(await desk.choose('keyring', null)).toEqual(fail({ kind: 'vaultUnavailable', cause: 'missing' }))

    expect(keychain.holds()).toEqual([])
    expect(await keyIn(desk)).toBe('a-key')
  })

  test('is not taken when there is none, even with nothing to move', async () => {
    const { desk, keychain, remembered } = aDesk('memory')
    keychain.setTrouble('unavailable')

    expect(await desk.choose('keyring', null)).toEqual(fail({ kind: 'vaultUnavailable', cause: 'missing' }))

    expect(remembered).toEqual([])
  })
})

test('a secret that is written or removed while all of them move is neither left behind nor brought back', async () => {
  const { desk, keychain } = aDesk('memory')
  await keep(desk)

  const moving = desk.choose('keyring', null)
  const writing = desk.write(OTHER_ACCOUNT, secretOf({ key: 'new' }))
  const removing = desk.remove(ACCOUNT)
  await Promise.all([moving, writing, removing])

  expect(keychain.holds()).toEqual([OTHER_ACCOUNT])
  expect(await keyIn(desk, OTHER_ACCOUNT)).toBe('new')
})

test('the new vault is remembered before anything is taken out of the old one', async () => {
  const keychain = aKeychain()
  const held: (readonly string[])[] = []
  const note = ({ vaultKind }: Partial<VaultMemory>) => {
    if (vaultKind !== undefined) held.push(keychain.holds())
    return null
  }
  const { desk } = aDesk('keyring', keychain, { forgetful: note })
  await keep(desk)

  valueOf(await desk.choose('memory', null))

  expect(held).toEqual([[ACCOUNT]])
  expect(keychain.holds()).toEqual([])
})
