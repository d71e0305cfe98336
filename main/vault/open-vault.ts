import type { VaultKind } from '#app/contract/vault.ts'
import { assertNever } from '#app/assert-never.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { createKeyringVault, type KeyringVault, type KeyringVaultNeeds } from './keyring-vault.ts'
import { createMemoryVault, type MemoryVault } from './memory-vault.ts'
import { createPassphraseVault, type PassphraseVault } from './passphrase-vault.ts'

export type OpenVault = KeyringVault | PassphraseVault | MemoryVault

export type OpenVaultNeeds = KeyringVaultNeeds & Readonly<{
  /** What a person chose, as settings remember it; null = nobody has chosen. */
  kind: VaultKind | null
}>

/**
 * The vault that was chosen, or `notChosen`. It never chooses by itself and never takes another in place of one that
 * is in trouble. A passphrase vault comes locked.
 */
export function openVault({ kind, ...needs }: OpenVaultNeeds): Result<OpenVault> {
  switch (kind) {
    case null:
      return fail({ kind: 'vaultUnavailable', cause: 'notChosen' })
    case 'keyring':
      return ok(createKeyringVault(needs))
    case 'passphrase':
      return ok(createPassphraseVault(needs))
    case 'memory':
      return ok(createMemoryVault())
    default:
      return assertNever(kind)
  }
}
