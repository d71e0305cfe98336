import type { VaultKind } from '#app/contract/vault.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import type { OfferedVaults } from '#main/vault/offered-vaults.ts'
import type { SecretFields } from '#main/vault/secret.ts'
import type { VaultState } from '#main/vault/vault.ts'

// What a test and the process that holds its vault say to each other.

export type VaultChildOptions = Readonly<{ kind: VaultKind; folder: string; service: string; timeoutMs?: number }>

export type VaultCall =
  | Readonly<{ call: 'state' | 'list' | 'startAnew' | 'close' | 'longestStall' | 'offered' }>
  | Readonly<{ call: 'read' | 'reread' | 'remove'; accountId: AccountId }>
  | Readonly<{ call: 'write'; accountId: AccountId; fields: SecretFields }>
  /** Says everything that could be logged by mistake. */
  | Readonly<{ call: 'logEverything'; accountId: AccountId }>

export type VaultReply = Readonly<{
  state?: VaultState
  done?: Result<void>
  fields?: Result<SecretFields>
  accounts?: Result<readonly AccountId[]>
  offered?: OfferedVaults
  longestStallMs?: number
}>
