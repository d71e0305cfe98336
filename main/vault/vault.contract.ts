import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { LONGEST_ENTRY_BYTES } from './secret-bytes.ts'
import { reveal, secretOf, type SecretFields } from './secret.ts'
import type { Vault } from './vault.ts'

export type VaultFixture = Readonly<{
  vault: Vault
  /** Closes the vault and opens what it left behind. */
  reopen(): Promise<Vault>
  close(): Promise<void>
}>

/** What every vault promises, whatever it keeps its secrets in; `afterwards`: what becomes of them when it is closed. */
export function describeVault(name: string, open: () => Promise<VaultFixture>, afterwards: 'keeps' | 'forgets' = 'keeps'): void {
  describe(`the ${name} vault`, () => {
    let fixture: VaultFixture
    let vault: Vault
    beforeEach(async () => {
      fixture = await open()
      vault = fixture.vault
    })
    afterEach(() => fixture.close())

    const keep = (account: typeof shop, fields: SecretFields) => vault.write(account, secretOf(fields))

    test('is ok once it is open, and holds nothing', async () => {
      expect(await vault.state()).toBe('ok')
      expect(await vault.list()).toEqual({ ok: true, value: [] })
    })

    test('gives back what was written', async () => {
      expect((await keep(shop, { identifier: 'id-1', key: 'key-1' })).ok).toBe(true)

      expect(await fieldsOf(vault, shop)).toEqual({ identifier: 'id-1', key: 'key-1' })
    })

    test('keeps every character: quotes, line ends, NUL, signs beyond ASCII, and nothing at all', async () => {
      const fields = { quoted: '"\\\'`', lines: 'a\r\nb', nul: 'a\0b', far: 'naïve 鍵 🔑', empty: '' }

      await keep(shop, fields)

      expect(await fieldsOf(vault, shop)).toEqual(fields)
    })

    test('holds the newest of two secrets for one account', async () => {
      await keep(shop, { key: 'before' })
      await keep(shop, { key: 'after' })

      expect(await fieldsOf(vault, shop)).toEqual({ key: 'after' })
      expect(await listed(vault)).toEqual([shop])
    })

    test('says that a secret it never had is not found', async () => {
      expect(await vault.read(shop)).toEqual({ ok: false, failure: { kind: 'notFound' } })
    })

    test('gives the same when asked to look again', async () => {
      await keep(shop, { key: 'key-1' })

      const again = await vault.reread(shop)

      expect(again.ok && reveal(again.value)).toEqual({ key: 'key-1' })
    })

    test('loses exactly the secret that was removed', async () => {
      await keep(shop, { key: 'goes' })
      await keep(help, { key: 'stays' })

      expect(await vault.remove(shop)).toEqual({ ok: true, value: undefined })

      expect(await vault.read(shop)).toEqual({ ok: false, failure: { kind: 'notFound' } })
      expect(await vault.reread(shop)).toEqual({ ok: false, failure: { kind: 'notFound' } })
      expect(await listed(vault)).toEqual([help])
      expect(await fieldsOf(vault, help)).toEqual({ key: 'stays' })
    })

    test('removes what was never there without complaint', async () => {
      expect((await vault.remove(shop)).ok).toBe(true)
    })

    test('takes a secret of the longest size and refuses one byte more, keeping the old one', async () => {
      const longest = { key: 'k'.repeat(LONGEST_ENTRY_BYTES - JSON.stringify({ key: '' }).length) }

      expect((await keep(shop, longest)).ok).toBe(true)
      const refused = await keep(shop, { key: `${longest.key}k` })

      expect(refused).toEqual({ ok: false, failure: { kind: 'vaultUnavailable', cause: 'secretTooLong' } })
      expect(await fieldsOf(vault, shop)).toEqual(longest)
    })

    test('counts bytes, not letters', async () => {
      const refused = await keep(shop, { key: '鍵'.repeat(LONGEST_ENTRY_BYTES / 3) })

      expect(refused).toEqual({ ok: false, failure: { kind: 'vaultUnavailable', cause: 'secretTooLong' } })
    })

    test('keeps all of twenty secrets that are written at once, and the last of ten for one account', async () => {
      const accounts = Array.from({ length: 20 }, (_, n) => accountId(`shop-${n}`))

      const kept = await Promise.all([
        ...accounts.map(account => keep(account, { key: `key of ${account}` })),
        ...Array.from({ length: 10 }, (_, n) => keep(help, { key: `try ${n}` })),
      ])

      expect(kept.filter(({ ok }) => !ok)).toEqual([])
      for (const account of accounts) expect(await fieldsOf(vault, account)).toEqual({ key: `key of ${account}` })
      expect(await fieldsOf(vault, help)).toEqual({ key: 'try 9' })
      expect(await listed(vault)).toEqual([...accounts, help].toSorted())
    })

    test.runIf(afterwards === 'keeps')('has the same secrets after it was closed and opened', async () => {
      expect(await keep(shop, { key: 'key-1' })).toEqual(done)
      await keep(help, { key: 'gone' })
      await vault.remove(help)

      const reopened = await fixture.reopen()

      expect(await fieldsOf(reopened, shop)).toEqual({ key: 'key-1' })
      expect(await listed(reopened)).toEqual([shop])
      expect((await reopened.read(help)).ok).toBe(false)
    })

    test.runIf(afterwards === 'forgets')('has forgotten every secret after it was closed and opened', async () => {
      await keep(shop, { key: 'key-1' })

      const reopened = await fixture.reopen()

      expect(await listed(reopened)).toEqual([])
      expect((await reopened.read(shop)).ok).toBe(false)
    })

    test('answers nothing any more once it is closed', async () => {
      await keep(shop, { key: 'key-1' })

      expect((await vault.close()).ok).toBe(true)

      const closed = { ok: false, failure: { kind: 'cancelled' } }
      expect(await vault.read(shop)).toEqual(closed)
      expect(await vault.reread(shop)).toEqual(closed)
      expect(await keep(shop, { key: 'key-2' })).toEqual(closed)
      expect(await vault.remove(shop)).toEqual(closed)
      expect(await vault.list()).toEqual(closed)
      expect(await vault.state()).toBe('unavailable')
    })
  })
}

const done = { ok: true, value: undefined }
const shop = accountId('shop')
const help = accountId('help')

/** Or why there are none: a test that fails says so. */
async function fieldsOf(vault: Vault, account: typeof shop): Promise<SecretFields | Failure> {
  const secret = await vault.read(account)
  return secret.ok ? reveal(secret.value) : secret.failure
}

async function listed(vault: Vault): Promise<readonly string[]> {
  const accounts = await vault.list()
  return accounts.ok ? accounts.value.toSorted() : ['failed']
}
