import type { CredentialSource, NewAccount } from '#app/contract/accounts.ts'
import type { Account, AccountView } from '#app/domain/account.ts'
import type { ConnectionReport } from '#app/domain/connection-report.ts'
import { operatorId, type AccountId } from '#app/domain/ids.ts'
import type { ProviderId } from '#app/domain/provider-id.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Http } from '#main/providers/http/http.ts'
import type { Credential, Provider } from '#main/providers/provider.ts'
import type { Store } from '#main/store/store.ts'
import { hintOf, reveal, secretOf, type Secret } from '#main/vault/secret.ts'
import { mintAccountId } from './account-key.ts'
import type { OpenDirectory } from './create-directory.ts'
import { credentialFrom, type Environment } from './environment.ts'
import type { VaultDesk } from './vault-desk.ts'

export type AccountBookNeeds = Readonly<{
  store: Pick<Store, 'accounts' | 'conversations' | 'forget'>
  vault: VaultDesk
  directory: OpenDirectory
  providers: readonly Provider[]
  /** For live checks, before there is an account. */
  http: Http
  clock: Clock
  random: () => number
  environment: Environment
  changes: ChangeFeed
  /** Sync starts, restarts or ends an account on these. */
  onAdded: (id: AccountId) => void
  onRestart: (id: AccountId) => void
  onRemoved: (id: AccountId) => Promise<void>
}>

export type AccountChange = Readonly<{
  id: AccountId
  name?: string | undefined
  alias?: string | undefined
  colour?: number | undefined
  me?: Account['me'] | undefined
}>

export type AccountBook = ReturnType<typeof createAccountBook>

/** Adding, changing and removing accounts: where a row, a secret and a running sync have to agree. */
export function createAccountBook(needs: AccountBookNeeds) {
  const { store, vault, directory, providers, clock, changes } = needs
  const providerOf = (id: ProviderId) => providers.find(({ manifest }) => manifest.id === id)

  async function credentialOf(source: CredentialSource): Promise<Result<Readonly<{ provider: Provider; credential: Credential }>>> {
    const providerId = source.from === 'account' ? directory.account(source.accountId)?.providerId : source.providerId
    const provider = providerId === undefined ? undefined : providerOf(providerId)
    if (provider === undefined) return fail({ kind: 'notFound' })
    if (source.from === 'typed') return ok({ provider, credential: source.fields })
    if (source.from === 'environment')
      return ok({ provider, credential: { ...credentialFrom(needs.environment, provider.manifest), ...source.fields } })
    const credential = await credentialUnder(source.accountId, source.fields ?? {})
    return credential.ok ? ok({ provider, credential: credential.value }) : credential
  }

  /** What the account has with the fields over it; only these where its vault has nothing of it any more. */
  async function credentialUnder(id: AccountId, fields: Credential): Promise<Result<Credential>> {
    const secret = await vault.read(id)
    if (secret.ok) return ok({ ...reveal(secret.value), ...fields })
    return secret.failure.kind === 'notFound' && Object.keys(fields).length > 0 ? ok(fields) : secret
  }

  async function check(source: CredentialSource): Promise<Result<ConnectionReport>> {
    const found = await credentialOf(source)
    return found.ok ? ok(await found.value.provider.check(found.value.credential, { http: needs.http, clock })) : found
  }

  async function add(source: CredentialSource, wanted: readonly NewAccount[]): Promise<Result<readonly Account[]>> {
    const found = await credentialOf(source)
    if (!found.ok) return found
    const added: Account[] = []
    for (const one of wanted) {
      const result = await addOne(one, found.value)
      if (!result.ok) return result
      added.push(result.value)
    }
    return ok(added)
  }

  async function addOne(wanted: NewAccount, { provider, credential }: Readonly<{ provider: Provider; credential: Credential }>): Promise<Result<Account>> {
    const ids = directory.ids()
    const id = mintAccountId({ name: wanted.name, taken: ids, random: needs.random })
    const secret = secretOf(credential)
    const account: Account = {
      id,
      providerId: provider.manifest.id,
      name: wanted.name,
      alias: wanted.alias,
      colour: wanted.colour,
      position: ids.length,
      remoteId: wanted.remoteId,
      domain: null,
      me: wanted.meRemoteId === null ? null : operatorId(id, wanted.meRemoteId),
      credentialHint: hintOfProvider(provider, secret),
      createdAt: clock.now(),
    }
    // The secret first: an account without one would be a row that can do nothing.
    const kept = await vault.write(id, secret)
    if (!kept.ok) return kept
    const stored = await store.accounts.put(account)
    if (!stored.ok) {
      await vault.remove(id)
      return stored
    }
    directory.put(account)
    needs.onAdded(id)
    changes.tell({ kind: 'accounts' })
    return ok(account)
  }

  async function update({ id, ...change }: AccountChange): Promise<Result<Account>> {
    const account = directory.account(id)
    if (account === null) return fail({ kind: 'notFound' })
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const changed: Account = { ...account, ...given }
    const stored = await store.accounts.put(changed)
    if (!stored.ok) return stored
    directory.put(changed)
    if (changed.me !== account.me) needs.onRestart(id)
    changes.tell({ kind: 'accounts' })
    changes.tell({ kind: 'conversations', ids: [] })
    return ok(changed)
  }

  async function reorder(ids: readonly AccountId[]): Promise<Result<null>> {
    const stored = await store.accounts.reorder(ids)
    if (!stored.ok) return stored
    for (const account of await store.accounts.list()) directory.put(account)
    changes.tell({ kind: 'accounts' })
    return ok(null)
  }

  async function replaceCredential(id: AccountId, fields: Credential): Promise<Result<Account>> {
    const account = directory.account(id)
    const provider = account === null ? undefined : providerOf(account.providerId)
    if (account === null || provider === undefined) return fail({ kind: 'notFound' })
    const credential = await credentialUnder(id, fields)
    if (!credential.ok) return credential
    const secret = secretOf(credential.value)
    const kept = await vault.write(id, secret)
    if (!kept.ok) return kept
    const changed: Account = { ...account, credentialHint: hintOfProvider(provider, secret) }
    const stored = await store.accounts.put(changed)
    if (!stored.ok) return stored
    directory.put(changed)
    needs.onRestart(id)
    changes.tell({ kind: 'accounts' })
    return ok(changed)
  }

  /** In this order, so that a failure in the middle leaves an account that can be removed again, never a secret without one. */
  async function remove(id: AccountId): Promise<Result<Readonly<{ secretGone: true; unsentDropped: number }>>> {
    if (directory.account(id) === null) return fail({ kind: 'notFound' })
    await needs.onRemoved(id)
    const removed = await vault.remove(id)
    if (!removed.ok) {
      needs.onAdded(id)
      return removed
    }
    const forgotten = await store.forget(id)
    if (!forgotten.ok) return forgotten
    directory.drop(id)
    changes.tell({ kind: 'accounts' })
    changes.tell({ kind: 'conversations', ids: [] })
    changes.tell({ kind: 'outbox' })
    return ok({ secretGone: true, unsentDropped: forgotten.value })
  }

  async function list(): Promise<readonly AccountView[]> {
    const waiting = await store.conversations.unreadByAccount()
    return directory.ids().flatMap(id => {
      const account = directory.account(id)
      if (account === null) return []
      const counts = waiting.get(id)
      return [{
        account,
        status: directory.status(id),
        capabilities: directory.capabilities(id),
        unreadConversations: counts?.unread ?? 0,
        waitingConversations: counts?.waiting ?? 0,
      }]
    })
  }

  return { list, check, add, update, reorder, replaceCredential, remove }
}

function hintOfProvider({ manifest }: Provider, secret: Secret): string {
  const field = manifest.fields.findLast(({ isSecret }) => isSecret)
  return field === undefined ? '' : hintOf(secret, field.name)
}
