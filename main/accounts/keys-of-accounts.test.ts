import { expect, test } from 'vitest'
import { providerId } from '#app/domain/provider-id.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createHttp } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import type { Credential, Provider } from '#main/providers/provider.ts'
import { aStore, valueOf } from '#main/store/testing/a-store.ts'
import { ACCOUNT, aLog, anAccount } from '#main/testing/builders.ts'
import { reveal, secretOf } from '#main/vault/secret.ts'
import { createAccountBook } from './account-book.ts'
import { createDirectory } from './create-directory.ts'
import { aMemoryDesk } from './testing/a-memory-desk.ts'

const field = (name: string, isSecret: boolean) => ({ name, isSecret, decidesHost: false, isShared: false, label: name, hint: null, isOptional: false, options: [], askedWhen: null, environment: null, placeholder: null })
const manifest: ProviderManifest = {
  id: providerId('aprovider'), name: 'A provider', mark: 'A', fields: [field('site', false), field('key', true)], maxTextLength: 1_000, maxFileBytes: 10_000_000, asksForMe: true,
}

/** One account in a house of its own; `kept` is what its vault holds at first, null for nothing. */
async function anAccountWithKey(kept: Credential | null) {
  const checked: Credential[] = []
  const provider: Provider = {
    manifest,
    check: async credential => {
      checked.push(credential)
      return { outcome: 'good', remotes: [{ remoteId: anAccount().remoteId, name: 'One', domain: null }], candidates: [], capabilities: [] }
    },
    open: () => {
      throw new Error('no line is opened here')
    },
    quota: () => ({ calls: 10, windowMs: 1_000, mostCalls: 10, perDay: null }),
  }
  const store = await aStore()
  valueOf(await store.accounts.put(anAccount({ credentialHint: 'old1' })))
  const vault = aMemoryDesk()
  if (kept !== null) valueOf(await vault.write(ACCOUNT, secretOf(kept)))
  const clock = aClock()
  const http = createHttp({ clock, reaches: loopbackOnly })
  const changes = { tell: () => {} }
  const directory = await createDirectory({ store, vault, providers: [provider], httpFor: async () => ({ http, unpaced: http }), onOtherKey: () => {}, clock, random: () => 0, changes, log: aLog() })
  const restarted: string[] = []
  const book = createAccountBook({
    store, vault, directory, providers: [provider], http, clock, random: () => 0, environment: {}, changes, log: aLog(),
    onAdded: () => {}, onRemoved: async () => {}, onRestart: id => void restarted.push(id), onKeyReplaced: () => {},
  })
  return { book, directory, checked, restarted, key: async () => reveal(valueOf(await vault.read(ACCOUNT))) }
}

const OLD = { site: 'shop', key: 'a-key-of-before' }

test('a new key goes over what the account has, so that the rest need not be typed again', async () => {
  const { book, checked } = await anAccountWithKey(OLD)

  await book.check({ from: 'account', accountId: ACCOUNT, fields: { key: 'a-new-key' } })

  expect(checked).toEqual([{ site: 'shop', key: 'a-new-key' }])
})

test('without new fields the account is checked as it is', async () => {
  const { book, checked } = await anAccountWithKey(OLD)

  await book.check({ from: 'account', accountId: ACCOUNT })

  expect(checked).toEqual([OLD])
})

test('a replaced key is kept with the rest, hinted at, and taken into use', async () => {
  const { book, restarted, key } = await anAccountWithKey(OLD)

  const changed = valueOf(await book.replaceCredential(ACCOUNT, { key: 'a-key-of-now2' }))

  expect(await key()).toEqual({ site: 'shop', key: 'a-key-of-now2' })
  expect(changed.credentialHint).toBe('now2')
  expect(restarted).toEqual([ACCOUNT])
})

test('an account whose key is gone takes a whole new one', async () => {
  const { book, key } = await anAccountWithKey(null)

  valueOf(await book.replaceCredential(ACCOUNT, { site: 'shop', key: 'a-key-of-now2' }))

  expect(await key()).toEqual({ site: 'shop', key: 'a-key-of-now2' })
})

test('a key that is gone is said to be gone, and not the account', async () => {
  const { directory } = await anAccountWithKey(null)

  expect(await directory.line(ACCOUNT)).toEqual({ ok: false, failure: { kind: 'vaultUnavailable', cause: 'noKey' } })
})
