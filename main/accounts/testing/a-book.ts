import { onTestFinished } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import type { NewAccount } from '#app/contract/accounts.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { createAccountBook } from '#main/accounts/account-book.ts'
import { createDirectory } from '#main/accounts/create-directory.ts'
import { createVaultDesk, type VaultDesk } from '#main/accounts/vault-desk.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createHttp } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import type { Store } from '#main/store/store.ts'
import { aStore } from '#main/store/testing/a-store.ts'
import { aLog } from '#main/testing/builders.ts'
import { aKeychain } from './a-keychain.ts'
import { aManifest, aProvider } from './a-provider.ts'

export const KEY = { site: 'shop', key: 'a-key-of-ours-1234' }
export const typed = { from: 'typed', providerId: aManifest.id, fields: KEY } as const
export const aNewAccount = (said: Partial<NewAccount> = {}): NewAccount => ({ remoteId: 'w1', name: 'Lamps', alias: 'lamps', colour: 3, meRemoteId: null, ...said })

type Failing = 'put' | 'forget' | 'write' | 'remove'

/** A book over a real store and a real vault, whose next `put`, `forget`, `write` or `remove` a test may let fail. */
export async function aBook({ environment = {}, vaultKind = 'memory' }: Readonly<{ environment?: Record<string, string>; vaultKind?: 'memory' | 'keyring' }> = {}) {
  const store = await aStore()
  const keychain = aKeychain()
  const log = aLog()
  const told: Change[] = []
  const changes = { tell: (change: Change) => void told.push(change) }
  const desk = createVaultDesk({ keyring: keychain.needs, chosen: vaultKind, left: [], remember: () => ok(undefined), isAccount: id => store.accounts.isKept(id), changes, onOpen: () => {} })
  onTestFinished(async () => void (await desk.close()))
  const failing = new Map<Failing, { passing: number; readonly end: 'fails' | 'throws'; readonly meanwhile: () => void }>()
  /** What happened, in its order: where rows, secrets and sync have to agree, the order is the promise. */
  const steps: string[] = []

  async function step<T>(name: Failing, work: () => Promise<Result<T>>): Promise<Result<T>> {
    steps.push(name)
    const fault = failing.get(name)
    if (fault === undefined || fault.passing-- > 0) return work()
    failing.delete(name)
    fault.meanwhile()
    if (fault.end === 'throws') {
      await work()
      throw new Error(`${name} threw`)
    }
    return fail({ kind: name === 'put' || name === 'forget' ? 'diskFull' : 'vaultLocked' })
  }
  const shakyStore: Pick<Store, 'accounts' | 'conversations' | 'forget'> = {
    conversations: store.conversations,
    accounts: { ...store.accounts, put: account => step('put', () => store.accounts.put(account)) },
    forget: id => step('forget', () => store.forget(id)),
  }
  const vault: VaultDesk = { ...desk, write: (id, secret) => step('write', () => desk.write(id, secret)), remove: id => step('remove', () => desk.remove(id)) }

  const provider = aProvider()
  const clock = aClock()
  const http = createHttp({ clock, reaches: loopbackOnly })
  const directory = await createDirectory({ store, vault, providers: [provider], httpFor: async () => ({ http, unpaced: http }), onOtherKey: () => {}, clock, random: () => 0.5, changes, log })
  let rolls = 0
  const random = () => (rolls += 0.01) % 1
  const note = (name: string) => (id: string) => void steps.push(`${name} ${id}`)
  const book = createAccountBook({
    store: shakyStore, vault, directory, providers: [provider], http, clock, random, environment, changes, log,
    onAdded: note('added'), onRestart: note('restart'), onKeyReplaced: note('new key'), onRemoved: async id => note('removed')(id),
  })
  return { book, store, log, desk, keychain, directory, provider, told, steps, letFail, letThrow }

  /** The next such step fails, or the one after so many that go well. */
  function letFail(name: Failing, after = 0): void {
    failing.set(name, { passing: after, end: 'fails', meanwhile: () => undefined })
  }

  /** As `letFail`, but it is done, and throws then: nobody knows. @param meanwhile what else happens in that moment */
  function letThrow(name: Failing, after = 0, meanwhile: () => void = () => undefined): void {
    failing.set(name, { passing: after, end: 'throws', meanwhile })
  }
}
