import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { reveal, secretOf } from './secret.ts'
import { setKeyringStage, type KeyringStage } from './testing/keyring-stage.ts'
import { openVaultInChild, type VaultInChild } from './testing/vault-in-child.ts'
import { missingSecretServiceTools, startSecretService, type SecretService } from './testing/secret-service.ts'
import { describeVault } from './vault.contract.ts'
import type { Vault } from './vault.ts'

const missing = missingSecretServiceTools()
const SKIPPED = missing.length > 0 ? ` (SKIPPED: no ${missing.join(', ')})` : ''
const TIMEOUT_MS = 60_000
const shop = accountId('shop')
const help = accountId('help')
const done = { ok: true, value: undefined }
const notFound = { ok: false, failure: { kind: 'notFound' } }
const emptied = { ok: false, failure: { kind: 'vaultUnavailable', cause: 'emptied' } }
const unavailable = { ok: false, failure: { kind: 'vaultUnavailable', cause: 'missing' } }

describe.skipIf(missing.length > 0)(`with a real keyring${SKIPPED}`, { timeout: TIMEOUT_MS }, () => {
  let keyring: SecretService
  beforeAll(async () => {
    keyring = await startSecretService()
  })
  afterAll(() => keyring.close())

  let opened = 0

  describeVault('keyring', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
    const service = `TributaryTest${++opened}`
    const children: VaultInChild[] = []
    const open = () => {
      const child = openVaultInChild(keyring.env, { kind: 'keyring', folder, service, timeoutMs: 15_000 })
      children.push(child)
      return child.vault
    }
    const vault = open()
    return {
      vault,
      reopen: async () => {
        await vault.close()
        return open()
      },
      close: async () => {
        await Promise.all(children.map(child => child.kill()))
        await rm(folder, { recursive: true })
      },
    }
  })
})

describe.skipIf(missing.length > 0)(`a keyring vault and what others do to the keyring${SKIPPED}`, { timeout: TIMEOUT_MS }, () => {
  let stage: KeyringStage
  beforeEach(async () => {
    stage = await setKeyringStage()
  })
  afterEach(() => stage.close())

  test('leaves no entry that another tool can see once an account is removed', async () => {
    const { vault } = stage.open()
    await vault.write(shop, secretOf({ key: 'shop-key' }))
    await vault.write(help, secretOf({ key: 'help-key' }))
    expect(await stage.keyring.lookUp(stage.service, shop)).toBe('{"key":"shop-key"}')

    expect(await vault.remove(shop)).toEqual(done)

    expect(await stage.keyring.lookUp(stage.service, shop)).toBeNull()
    expect(await stage.keyring.entriesOf(stage.service)).toEqual(['acc:help', 'canary'])
  })

  test('believes that an entry is gone when another program took it out', async () => {
    const { vault } = stage.open()
    await vault.write(shop, secretOf({ key: 'shop-key' }))

    await stage.keyring.clear(stage.service, shop)

    expect(await vault.reread(shop)).toEqual(notFound)
    expect(await vault.read(shop)).toEqual(notFound)
    expect(await vault.list()).toEqual({ ok: true, value: [] })
  })

  test('sees what another program wrote once it is asked to look again', async () => {
    const { vault } = stage.open()
    await vault.write(shop, secretOf({ key: 'before' }))

    await stage.keyring.plant(stage.service, shop, '{"key":"after"}')

    expect(await keyIn(vault, shop)).toBe('before')
    const again = await vault.reread(shop)
    expect(again.ok && reveal(again.value)).toEqual({ key: 'after' })
  })

  test.each(['not JSON', '["a list"]', '{"key":7}', ''])('calls an entry damaged that holds %j', async text => {
    const { vault } = stage.open()
    await vault.state()

    await stage.keyring.plant(stage.service, shop, text)

    expect(await vault.read(shop)).toEqual({ ok: false, failure: { kind: 'vaultUnavailable', cause: 'damaged' } })
  })

  test('trusts a keyring no longer whose canary is gone', async () => {
    const { vault } = stage.open()
    await vault.write(shop, secretOf({ key: 'shop-key' }))

    await stage.keyring.clear(stage.service, 'canary')

    expect(await vault.state()).toBe('emptied')
    expect(await vault.read(help)).toEqual(emptied)
    expect(await vault.remove(shop)).toEqual(emptied)
    expect(await stage.keyring.lookUp(stage.service, shop)).toBe('{"key":"shop-key"}')
  })

  test('starts anew in an emptied keyring with what memory still has, and only when told to', async () => {
    const child = stage.open()
    await child.vault.write(shop, secretOf({ key: 'shop-key' }))
    await stage.keyring.clear(stage.service, 'canary')
    await stage.keyring.clear(stage.service, shop)
    expect(await child.vault.state()).toBe('emptied')

    expect(await child.startAnew()).toEqual(done)

    expect(await child.vault.state()).toBe('ok')
    expect(await stage.keyring.lookUp(stage.service, shop)).toBe('{"key":"shop-key"}')
    expect(await child.vault.list()).toEqual({ ok: true, value: [shop] })
    expect((await readdir(stage.folder)).filter(name => name.includes('given-up'))).toHaveLength(1)
  })

  test('changes nothing when it is told to start anew and is well', async () => {
    const child = stage.open()
    await child.vault.write(shop, secretOf({ key: 'shop-key' }))

    expect(await child.startAnew()).toEqual(done)

    expect(await readdir(stage.folder)).toEqual(['keyring-index.json'])
    expect(await stage.keyring.entriesOf(stage.service)).toEqual(['acc:shop', 'canary'])
  })

  test('takes up a keyring again whose list of accounts was lost', async () => {
    const before = stage.open().vault
    await before.write(shop, secretOf({ key: 'shop-key' }))
    await before.close()
    await rm(stage.folder, { recursive: true })

    const { vault } = stage.open()

    expect(await vault.state()).toBe('ok')
    expect(await keyIn(vault, shop)).toBe('shop-key')
    expect(await vault.list()).toEqual({ ok: true, value: [shop] })
  })

  test('keeps the secrets of two processes that write at once', async () => {
    const others = await Promise.all([1, 2].map(() => setFolderOn(stage)))
    const written = others.flatMap(({ vault }, process) =>
      Array.from({ length: 15 }, (_, n) => vault.write(accountId(`p${process}-${n}`), secretOf({ key: `${process}-${n}` }))),
    )

    const results = await Promise.all(written)

    expect(results.filter(result => !result.ok)).toEqual([])
    for (const process of [0, 1]) {
      for (let n = 0; n < 15; n += 1) {
        expect(await stage.keyring.lookUp(stage.service, `acc:p${process}-${n}`)).toBe(`{"key":"${process}-${n}"}`)
      }
    }
    await Promise.all(others.map(({ close }) => close()))
  })

  test('holds the old secret or the new one, whole, when the daemon is killed in the middle of a write', async () => {
    const child = stage.open()
    await child.vault.write(shop, secretOf({ key: 'try 0' }))
    let held = 'try 0'
    for (let n = 1; n <= 10; n += 1) {
      const writing = child.vault.write(shop, secretOf({ key: `try ${n}` }))
      await Promise.race([writing, afterMs(n)])
      await stage.keyring.killDaemon()
      const written = await writing
      await stage.keyring.startUnlocked()

      const again = await child.vault.reread(shop)
      const now = again.ok ? reveal(again.value)['key'] : 'lost'
      expect(written.ok ? [`try ${n}`] : [held, `try ${n}`]).toContain(now)
      held = now ?? 'lost'
    }
  })
})

describe.skipIf(missing.length > 0)(`what a machine offers${SKIPPED}`, { timeout: TIMEOUT_MS }, () => {
  let stage: KeyringStage | null = null
  afterEach(() => stage?.close())

  test('is a keyring that was tried, of which nothing is left behind', async () => {
    stage = await setKeyringStage()

    expect(await stage.open().offered()).toEqual({ keyring: 'ok', offered: ['keyring', 'passphrase', 'memory'] })
    expect(await stage.keyring.entriesOf(stage.service)).toEqual([])
  })

  test('includes a keyring that is locked, which a person can unlock', async () => {
    stage = await setKeyringStage()
    await stage.open().vault.state()
    await stage.keyring.lock()

    expect(await stage.open().offered()).toEqual({ keyring: 'locked', offered: ['keyring', 'passphrase', 'memory'] })
  })

  test('leaves out a keyring that cannot keep anything, and such a keyring is never taken for an empty one', async () => {
    stage = await setKeyringStage(false)
    const child = stage.open()

    expect(await child.offered()).toEqual({ keyring: 'unavailable', offered: ['passphrase', 'memory'] })
    expect(await child.vault.state()).toBe('unavailable')
    expect(await child.vault.read(shop)).toEqual(unavailable)
    expect(await child.vault.write(shop, secretOf({ key: 'shop-key' }))).toEqual(unavailable)
    expect(await readdir(stage.folder)).toEqual([])
  })
})

async function keyIn(vault: Vault, account: typeof shop): Promise<string | undefined> {
  const secret = await vault.read(account)
  return secret.ok ? reveal(secret.value)['key'] : undefined
}

/** A second person's folder, so to say, on the same keyring. */
async function setFolderOn({ keyring, service }: KeyringStage) {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
  const child = openVaultInChild(keyring.env, { kind: 'keyring', folder, service, timeoutMs: 15_000 })
  return {
    vault: child.vault,
    close: async () => {
      await child.kill()
      await rm(folder, { recursive: true })
    },
  }
}

function afterMs(ms: number): Promise<void> {
  return new Promise(resolve => void setTimeout(resolve, ms))
}
