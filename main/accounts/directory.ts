import type { Account } from '#app/domain/account.ts'
import type { Capability } from '#app/domain/capability.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import type { Result } from '#app/result.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'

/**
 * Who can be talked to right now. Sync, outbox and ipc ask here for an account's open line; opening one needs the vault and
 * the provider, which only this room brings together.
 */
export type Directory = Readonly<{
  /** The open line of an account; `vaultLocked`, `vaultUnavailable`, `unauthorised` or `notFound` where there is none. */
  line(id: AccountId): Promise<Result<ProviderAccount>>
  account(id: AccountId): Account | null
  ids(): readonly AccountId[]
  status(id: AccountId): SyncStatus
  setStatus(id: AccountId, status: SyncStatus): void
  /** What the account can do, as far as was ever learned: also known while its line is closed. */
  capabilities(id: AccountId): readonly Capability[]
  /** The i18n key of the kind of credential its line was opened with; null = it was not opened since the start. */
  keyKind(id: AccountId): string | null
  /** A call was answered: a refusal may have taught the open line what its credential may not do. */
  noteCapabilities(id: AccountId): Promise<void>
}>
