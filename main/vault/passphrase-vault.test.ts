import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { createPassphraseVault, type PassphraseVault } from './passphrase-vault.ts'
import { reveal, secretOf } from './secret.ts'
import { describeVault } from './vault.contract.ts'

const QUICK = 2 ** 10
const PASSPHRASE = 'a long passphrase'
const shop = accountId('shop')
const done = { ok: true, value: undefined }
const wrong = { ok: false, failure: { kind: 'vaultUnavailable', cause: 'wrongPassphrase' } }
const locked = { ok: false, failure: { kind: 'vaultLocked' } }
const emptied = { ok: false, failure: { kind: 'vaultUnavailable', cause: 'emptied' } }
const damaged = { ok: false, failure: { kind: 'vaultUnavailable', cause: 'damaged' } }

describeVault('passphrase', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
  const open = async () => {
    const vault = createPassphraseVault({ folder, scryptCost: QUICK })
    await vault.found(PASSPHRASE)
    return vault
  }
  const vault = await open()
  return {
    vault,
    reopen: async () => {
      await vault.close()
      return open()
    },
    close: () => rm(folder, { recursive: true }),
  }
})

describe('a passphrase vault', () => {
  let folder: string
  let path: string
  let vault: PassphraseVault
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
    path = join(folder, 'credentials.vault')
    vault = anew()
    await vault.found(PASSPHRASE)
    await vault.write(shop, secretOf({ key: 'key-1' }))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const anew = () => createPassphraseVault({ folder, scryptCost: QUICK })
  const keyIn = async (opened: PassphraseVault) => {
    const secret = await opened.read(shop)
    return secret.ok ? reveal(secret.value)['key'] : null
  }

  test('comes locked, and gives nothing before it is unlocked', async () => {
    const vaultLater = anew()

    expect(await vaultLater.state()).toBe('locked')
    expect(await vaultLater.read(shop)).toEqual(locked)
    expect(await vaultLater.write(shop, secretOf({ key: 'other' }))).toEqual(locked)
    expect(await vaultLater.remove(shop)).toEqual(locked)
    expect(await vaultLater.list()).toEqual(locked)
    expect(await vaultLater.unlock(PASSPHRASE)).toEqual(done)
    expect(await keyIn(vaultLater)).toBe('key-1')
  })

  test('is locked again when it was told so', async () => {
    await vault.lock()

    expect(await vault.state()).toBe('locked')
    expect(await vault.read(shop)).toEqual(locked)
  })

  test('finishes what it was writing before it locks', async () => {
    const written = vault.write(shop, secretOf({ key: 'key-2' }))
    await vault.lock()

    expect(await written).toEqual(done)
    await vault.unlock(PASSPHRASE)
    expect(await keyIn(vault)).toBe('key-2')
  })

  test('says that a passphrase is wrong, and leaves the file as it is', async () => {
    const before = await readFile(path)
    const later = anew()

    expect(await later.unlock('not the passphrase')).toEqual(wrong)

    expect(await later.state()).toBe('locked')
    expect(await readFile(path)).toEqual(before)
    expect(await later.unlock(PASSPHRASE)).toEqual(done)
  })

  test('stays open when somebody tries a wrong passphrase', async () => {
    expect(await vault.unlock('not the passphrase')).toEqual(wrong)

    expect(await keyIn(vault)).toBe('key-1')
  })

  test('founding where a vault is already unlocks that one and needs its passphrase', async () => {
    expect(await anew().found('not the passphrase')).toEqual(wrong)

    const later = anew()
    expect(await later.found(PASSPHRASE)).toEqual(done)
    expect(await keyIn(later)).toBe('key-1')
  })

  test('does not found a vault by unlocking one that is not there', async () => {
    await rm(path)

    expect(await anew().unlock(PASSPHRASE)).toEqual(emptied)
    expect(await readdir(folder)).toEqual([])
  })

  test('opens with the new passphrase after a change, and not with the old', async () => {
    expect(await vault.changePassphrase(PASSPHRASE, 'a newer passphrase')).toEqual(done)

    expect(await keyIn(vault)).toBe('key-1')
    expect(await anew().unlock(PASSPHRASE)).toEqual(wrong)
    const later = anew()
    await later.unlock('a newer passphrase')
    expect(await keyIn(later)).toBe('key-1')
  })

  test('does not change the passphrase for somebody who does not know it, though it is unlocked', async () => {
    expect(await vault.changePassphrase('not the passphrase', 'a newer passphrase')).toEqual(wrong)

    expect(await anew().unlock(PASSPHRASE)).toEqual(done)
  })

  test('is locked when the passphrase was changed elsewhere meanwhile', async () => {
    await anew().changePassphrase(PASSPHRASE, 'a newer passphrase')

    expect(await vault.state()).toBe('locked')
    expect(await vault.write(shop, secretOf({ key: 'key-2' }))).toEqual(wrong)
  })

  test('sets a damaged file aside, says so once, and is emptied until it is founded anew', async () => {
    await writeFile(path, (await readFile(path)).subarray(0, 200))
    const damagedBytes = await readFile(path)
    const later = anew()

    expect(await later.unlock(PASSPHRASE)).toEqual(damaged)
    expect(await later.unlock(PASSPHRASE)).toEqual(emptied)
    expect(await later.state()).toBe('emptied')
    expect(await later.write(shop, secretOf({ key: 'key-2' }))).toEqual(emptied)
    expect(await later.found('a newer passphrase')).toEqual(done)
    await later.write(shop, secretOf({ key: 'key-2' }))

    const [aside] = (await readdir(folder)).filter(name => name.startsWith('credentials.vault.damaged-'))
    expect(await readFile(join(folder, aside ?? ''))).toEqual(damagedBytes)
    expect(await keyIn(later)).toBe('key-2')
  })

  test('does not found over a damaged file without having said that it is damaged', async () => {
    await writeFile(path, 'not a vault')

    expect(await anew().found(PASSPHRASE)).toEqual(damaged)
  })

  test('notices that its file was damaged or taken away while it is open', async () => {
    await writeFile(path, 'not a vault')
    expect(await vault.state()).toBe('emptied')
    expect(await vault.read(shop)).toEqual(emptied)
    expect(await vault.write(shop, secretOf({ key: 'key-2' }))).toEqual(emptied)
  })

  test('leaves a file of a later version alone', async () => {
    const later = JSON.stringify({ header: { format: 'tributary-vault', version: 2 } })
    await writeFile(path, later)

    expect(await anew().found(PASSPHRASE)).toMatchObject({ ok: false, failure: { kind: 'unreadable', found: 'newer' } })
    expect(await vault.state()).toBe('unavailable')
    expect(await readFile(path, 'utf8')).toBe(later)
  })

  test('keeps nothing of a removed secret in its folder, unfinished writes included', async () => {
    await writeFile(`${path}.new`, await readFile(path))
    await vault.remove(shop)
    await anew().unlock(PASSPHRASE)

    expect(await readdir(folder)).toEqual(['credentials.vault'])
    expect(await vault.list()).toEqual({ ok: true, value: [] })
  })

  test('makes each guess of a passphrase cost as much as was decided', async () => {
    await rm(path)
    await createPassphraseVault({ folder }).found(PASSPHRASE)

    expect(await readFile(path, 'utf8')).toContain('"cost":131072')
    expect(await createPassphraseVault({ folder }).unlock(PASSPHRASE)).toEqual(done)
  })
})
