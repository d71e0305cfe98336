import type { CredentialSource, NewAccount, RemovedAccount } from '#app/contract/accounts.ts'
import type { Account, AccountView } from '#app/domain/account.ts'
import { isOfRemote, type Remote } from '#app/domain/connection-report.ts'
import { operatorId, type AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import { orBug } from '#main/log/or-bug.ts'
import type { Http } from '#main/providers/http/http.ts'
import type { Credential, Provider } from '#main/providers/provider.ts'
import type { Store } from '#main/store/store.ts'
import { hintOf, secretOf, type Secret } from '#main/vault/secret.ts'
import { mintAccountId } from './account-key.ts'
import type { OpenDirectory } from './create-directory.ts'
import type { Environment } from './environment.ts'
import { createLiveCheck, type Found } from './live-check.ts'
import { teamAccounts } from './team-accounts.ts'
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
  log: Log
  /** Sync starts, restarts or ends an account on these; a restart opens its line anew, with what the vault has then. */
  onAdded: (id: AccountId) => void
  onRestart: (id: AccountId) => void
  onKeyReplaced: (id: AccountId) => void
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
  const { store, vault, directory, clock, changes, log } = needs
  const { credentialOf, credentialUnder, check, remotesOf } = createLiveCheck(needs)

  function isKnown({ manifest }: Provider, remote: Remote): boolean {
    return directory.ids().some(id => {
      const account = directory.account(id)
      return account !== null && account.providerId === manifest.id && isOfRemote(account, remote)
    })
  }

  async function add(source: CredentialSource, wanted: readonly NewAccount[]): Promise<Result<readonly Account[]>> {
    const found = await credentialOf(source)
    if (!found.ok) return found
    // Asked once more, whatever a window says it was told: nothing is kept that does not open what it is kept for.
    const remotes = await remotesOf(found.value)
    if (!remotes.ok) return remotes
    for (const [nth, { remoteId }] of wanted.entries()) {
      const remote = remotes.value.find(one => one.remoteId === remoteId)
      if (remote === undefined) return fail({ kind: 'declined', cause: 'otherKey' })
      const isTwice = wanted.findIndex(one => one.remoteId === remoteId) !== nth
      if (isTwice || isKnown(found.value.provider, remote)) return fail({ kind: 'declined', cause: 'addedAlready' })
    }
    const added: Account[] = []
    for (const one of wanted) {
      const result = await keep(one, found.value, added)
      if (!result.ok) {
        // All or none: half of what was ticked would be a riddle.
        for (const { id } of added) await unkeep(id)
        return result
      }
      added.push(result.value)
    }
    for (const account of added) {
      directory.put(account)
      needs.onAdded(account.id)
    }
    changes.tell({ kind: 'accounts' })
    return ok(added)
  }

  /** Only puts it where it lies; nothing runs yet. @param before those that are added together with it */
  async function keep(wanted: NewAccount, { provider, credential }: Found, before: readonly Account[]): Promise<Result<Account>> {
    const taken = [...directory.ids(), ...before.map(one => one.id)]
    const places = [...directory.ids().map(one => directory.account(one)?.position ?? 0), ...before.map(({ position }) => position)]
    const id = mintAccountId({ name: wanted.name, taken, random: needs.random })
    const secret = secretOf(credential)
    const account: Account = {
      id,
      providerId: provider.manifest.id,
      name: wanted.name,
      alias: wanted.alias,
      colour: wanted.colour,
      position: Math.max(-1, ...places) + 1,
      remoteId: wanted.remoteId,
      domain: null,
      me: wanted.meRemoteId === null ? null : operatorId(id, wanted.meRemoteId),
      credentialHint: hintOfProvider(provider, secret),
      createdAt: clock.now(),
    }
    // The secret first: an account without one would be a row that can do nothing.
    const kept = await orBug(log, 'keeping a secret', () => vault.write(id, secret))
    if (!kept.ok) {
      // Who answers a failure has not kept it; of one that threw nobody knows, here and below.
      if (kept.failure.kind === 'bug') await takeSecretBack(id)
      return kept
    }
    const stored = await orBug(log, 'keeping an account', () => store.accounts.put(account))
    if (!stored.ok) {
      await (stored.failure.kind === 'bug' ? unkeep(id) : takeSecretBack(id))
      return stored
    }
    return ok(account)
  }

  async function unkeep(id: AccountId): Promise<void> {
    await takeSecretBack(id)
    const forgotten = await orBug(log, 'taking an account back', () => store.forget(id))
    if (!forgotten.ok) log.warn('an account was not taken back', { id, failure: forgotten.failure.kind })
  }

  /** Where it cannot be, it belongs to no account from now on: the next look through the vault removes it. */
  async function takeSecretBack(id: AccountId): Promise<void> {
    const removed = await orBug(log, 'taking a secret back', () => vault.remove(id))
    if (!removed.ok) log.warn('a secret was not taken back', { id, failure: removed.failure.kind })
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
    if (account === null) return fail({ kind: 'notFound' })
    const found = await credentialUnder(id, fields)
    if (!found.ok) return found
    const { provider, credential } = found.value
    const remotes = await remotesOf(found.value)
    if (!remotes.ok) return remotes
    // With a stranger's key its conversations would be mixed with a stranger's.
    if (!remotes.value.some(remote => isOfRemote(account, remote))) return fail({ kind: 'declined', cause: 'otherKey' })
    const secret = secretOf(credential)
    const kept = await vault.write(id, secret)
    if (!kept.ok) return kept
    const changed: Account = { ...account, credentialHint: hintOfProvider(provider, secret) }
    const stored = await store.accounts.put(changed)
    if (!stored.ok) return stored
    directory.put(changed)
    needs.onKeyReplaced(id)
    needs.onRestart(id)
    changes.tell({ kind: 'accounts' })
    return ok(changed)
  }

  /**
   * In this order, so that a failure in the middle leaves an account that can be removed again, never a secret without one:
   * nothing of it begins any more, what is on its way ends, the secret goes, the rows go. A vault from before that does not open
   * holds nothing up: it is told, and searched again later.
   */
  async function remove(id: AccountId): Promise<Result<RemovedAccount>> {
    if (directory.account(id) === null) return fail({ kind: 'notFound' })
    const ended = needs.onRemoved(id)
    const bringBack = directory.drop(id)
    const removed = await orBug(log, 'removing an account', async () => {
      await ended
      return removeBoth(id)
    })
    if (!removed.ok) {
      bringBack()
      needs.onAdded(id)
      return removed
    }
    changes.tell({ kind: 'accounts' })
    changes.tell({ kind: 'conversations', ids: [] })
    changes.tell({ kind: 'outbox' })
    return removed
  }

  async function removeBoth(id: AccountId): Promise<Result<RemovedAccount>> {
    const removed = await vault.remove(id)
    if (!removed.ok) return removed
    const forgotten = await store.forget(id)
    return forgotten.ok ? ok({ secretGone: removed.value.length === 0, leftIn: removed.value, unsentDropped: forgotten.value }) : forgotten
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
        keyKind: directory.keyKind(id),
        unreadConversations: counts?.unread ?? 0,
        waitingConversations: counts?.waiting ?? 0,
      }]
    })
  }

  /** One change of the book at a time: two windows of one dialog must not add one account twice. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn =
    <Asked extends readonly unknown[], T>(work: (...asked: Asked) => Promise<T>) =>
    (...asked: Asked): Promise<T> => {
      const mine = last.then(() => work(...asked))
      last = mine.catch(() => undefined)
      return mine
    }

  return { list, check, team: () => teamAccounts(needs), add: inTurn(add), update: inTurn(update), reorder: inTurn(reorder), replaceCredential: inTurn(replaceCredential), remove: inTurn(remove) }
}

function hintOfProvider({ manifest }: Provider, secret: Secret): string {
  const field = manifest.fields.findLast(({ isSecret }) => isSecret)
  return field === undefined ? '' : hintOf(secret, field.name)
}
