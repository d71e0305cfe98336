import type { VaultKind } from '#app/contract/vault.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import type { Result } from '#app/result.ts'
import type { Secret } from './secret.ts'

/**
 * How a vault is doing. Only in `ok` is "not found" believed, and only then is anything deleted.
 * - `locked`: a person has to unlock it
 * - `unavailable`: there is none, or it does not do its work
 * - `hung`: it does not answer, or waits for a person at its unlock dialog. Asking again soon costs nothing and finds
 *   out: while the first question is still open, the answer is `hung` at once and no second dialog comes up
 * - `emptied`: it answers, and what we once put there is gone
 */
export type VaultState = 'ok' | 'locked' | 'unavailable' | 'hung' | 'emptied'

/** Where credentials live, one secret for each account. No call throws, hangs, or takes more than a few seconds. */
export type Vault = Readonly<{
  kind: VaultKind
  /** Asks the store itself, so it may make a desktop show its unlock dialog. */
  state(): Promise<VaultState>
  /** From memory where it was read before. `notFound` means that the store was proved to be ours and well. */
  read(accountId: AccountId): Promise<Result<Secret>>
  /** From the store, past what memory holds: for when a service refused the credential. */
  reread(accountId: AccountId): Promise<Result<Secret>>
  /** Ok once it was read back and compared. */
  write(accountId: AccountId, secret: Secret): Promise<Result<void>>
  /** Ok once a fresh look at the store proved it gone; ok as well when it was never there. */
  remove(accountId: AccountId): Promise<Result<void>>
  /** The accounts whose secret is there now. */
  list(): Promise<Result<readonly AccountId[]>>
  /** Afterwards every call fails. Fails with `hung` when a thread is stuck in the system's keychain: see `keyring-session.ts`. */
  close(): Promise<Result<void>>
}>

export function failureOf(state: Exclude<VaultState, 'ok'>): Failure {
  if (state === 'locked') return { kind: 'vaultLocked' }
  return { kind: 'vaultUnavailable', cause: state === 'unavailable' ? 'missing' : state }
}

/** What a result tells of the store that gave it. "Not found" is only said by a store that is well. */
export function stateOf(result: Result<unknown>): VaultState {
  if (result.ok) return 'ok'
  const { failure } = result
  if (failure.kind === 'notFound') return 'ok'
  if (failure.kind === 'vaultLocked') return 'locked'
  if (failure.kind !== 'vaultUnavailable') return 'unavailable'
  if (failure.cause === 'secretTooLong') return 'ok'
  if (failure.cause === 'wrongPassphrase') return 'locked'
  return failure.cause === 'hung' || failure.cause === 'emptied' ? failure.cause : 'unavailable'
}
