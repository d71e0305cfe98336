import { join } from 'node:path'
import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { createTurns } from './in-turn.ts'
import { proveKeyring } from './keyring-canary.ts'
import { entriesOver } from './keyring-entries.ts'
import { createKeyringIndex } from './keyring-index.ts'
import { createKeyringSession } from './keyring-session.ts'
import { bytesOf, secretFrom } from './secret-bytes.ts'
import type { Secret } from './secret.ts'
import { createSecretCache } from './secret-cache.ts'
import { failureOf, stateOf, type Vault } from './vault.ts'

export const SERVICE = 'Tributary'
export const WATCHDOG_MS = 3_000

export type KeyringVaultNeeds = Readonly<{
  /** Where the list of our entries is kept: ids, no secret. */
  folder: string
  /** The built `keyring-worker`, or its source where Node reads TypeScript. */
  workerUrl: URL
  /** `Tributary` unless told; tests use their own. */
  service?: string
  /** How long the keychain may take for one question: 3 s unless told. */
  timeoutMs?: number
}>

export type KeyringVault = Vault & Readonly<{
  kind: 'keyring'
  /**
   * For a person who was told that the keychain was emptied and goes on without what it held. Deletes nothing, and
   * puts back what memory still has. Does nothing in any state but `emptied`.
   */
  startAnew(): Promise<Result<void>>
}>

/**
 * Credentials in the system's keychain: the Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
 * Opening it touches nothing. On Linux and Windows other programs of the same person can read what it holds.
 */
export function createKeyringVault({ folder, workerUrl, service = SERVICE, timeoutMs = WATCHDOG_MS }: KeyringVaultNeeds): KeyringVault {
  const session = createKeyringSession({ workerUrl, service, timeoutMs })
  const entries = entriesOver(session)
  const index = createKeyringIndex(join(folder, 'keyring-index.json'))
  const cache = createSecretCache()
  const turns = createTurns()
  let isOpen = true

  function inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    return turns(async () => {
      const result: Result<T> = isOpen ? await work() : fail({ kind: 'cancelled' })
      cache.noteState(stateOf(result))
      return result
    })
  }

  const prove = () => proveKeyring(entries, index)

  const reread = (accountId: AccountId) =>
    inTurn<Secret>(async () => {
      const found = await entries.read(accountId)
      if (!found.ok) return found
      if (found.value === null) {
        const proved = await prove()
        if (!proved.ok) return proved
        cache.forget(accountId)
        return fail({ kind: 'notFound' })
      }
      const secret = secretFrom(found.value)
      if (!secret.ok) return secret
      cache.keep(accountId, secret.value)
      // Only for the listing: a full disk must not keep a credential from being used.
      await index.add(accountId)
      return secret
    })

  async function write(accountId: AccountId, secret: Secret): Promise<Result<void>> {
    const bytes = bytesOf(secret)
    if (!bytes.ok) return bytes
    // The index first: after a crash in between it names an entry that is not there, and never misses one that is.
    const added = await index.add(accountId)
    if (!added.ok) return added
    const written = await entries.write(accountId, bytes.value)
    if (!written.ok) return written
    // Again, after it: the daemon may have been replaced in between, and have taken the secret into another keyring.
    const proved = await prove()
    if (proved.ok) cache.keep(accountId, secret)
    return proved
  }

  async function remove(accountId: AccountId): Promise<Result<void>> {
    const deleted = await entries.delete(accountId)
    if (!deleted.ok) return deleted
    cache.forget(accountId)
    if (!(await session.renew())) return fail(failureOf('hung'))
    const held = await entries.holds(accountId)
    if (!held.ok) return held
    if (held.value) return fail({ kind: 'vaultUnavailable', cause: 'damaged' })
    const proved = await prove()
    return proved.ok ? index.drop(accountId) : proved
  }

  async function list(): Promise<Result<readonly AccountId[]>> {
    const known = await index.load()
    if (!known.ok) return known
    const there: AccountId[] = []
    for (const accountId of known.value ?? []) {
      const held = await entries.holds(accountId)
      if (!held.ok) return held
      if (held.value) there.push(accountId)
    }
    const proved = await prove()
    return proved.ok ? ok(there) : proved
  }

  async function startAnew(): Promise<Result<void>> {
    const before = await prove()
    if (stateOf(before) !== 'emptied') return before
    const givenUp = await index.giveUp()
    if (!givenUp.ok) return givenUp
    const proved = await prove()
    if (!proved.ok) return proved
    for (const [accountId, secret] of cache.all()) {
      const written = await write(accountId, secret)
      if (!written.ok) return written
    }
    return ok(undefined)
  }

  /** Nothing is written or deleted while the keyring is not proved to be ours and well. */
  const onceProved = (work: () => Promise<Result<void>>) =>
    inTurn(async () => {
      const proved = await prove()
      return proved.ok ? work() : proved
    })

  return {
    kind: 'keyring',
    state: async () => stateOf(await inTurn(prove)),
    read: async accountId => {
      if (!isOpen) return fail({ kind: 'cancelled' })
      const kept = cache.get(accountId)
      if (kept && !cache.isStale(accountId)) return ok(kept)
      const read = await reread(accountId)
      // It went away again just now.
      return kept && stateOf(read) !== 'ok' ? ok(kept) : read
    },
    reread,
    write: (accountId, secret) => onceProved(() => write(accountId, secret)),
    remove: accountId => onceProved(() => remove(accountId)),
    list: () => inTurn(list),
    startAnew: () => inTurn(startAnew),
    close: async () => {
      isOpen = false
      cache.clear()
      return (await session.close()) ? ok(undefined) : fail(failureOf('hung'))
    },
  }
}
