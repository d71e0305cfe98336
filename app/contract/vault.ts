import { z } from 'zod'
import { command, query } from './call.ts'
import { NoInput } from './scope.ts'

export const VaultKind = z.enum(['keyring', 'passphrase', 'memory'])
export type VaultKind = z.infer<typeof VaultKind>

/**
 * A vault that was left with a secret of ours in it, or may have been. `wasSearched`: the last look got in, and what belongs to no
 * account is gone from it; what is there still belongs to an account whose key the vault in use lacks.
 */
export const LeftVault = z.object({ kind: VaultKind, wasSearched: z.boolean() }).readonly()
export type LeftVault = z.infer<typeof LeftVault>

/** Where credentials are kept, how it is doing, and what else this machine offers. `kind` null = a person has to choose. */
export const VaultStatus = z
  .object({
    kind: VaultKind.nullable(),
    state: z.enum(['ok', 'locked', 'unavailable', 'hung', 'emptied', 'notChosen']),
    offered: z.array(VaultKind).readonly(),
    left: z.array(LeftVault).readonly(),
  })
  .readonly()
export type VaultStatus = z.infer<typeof VaultStatus>

const Passphrase = z.string().min(8).max(1_000)

export const vault = {
  'vault.status': query(NoInput, VaultStatus),
  'vault.choose': command(z.object({ kind: VaultKind, passphrase: Passphrase.nullable() }), VaultStatus),
  'vault.unlock': command(z.object({ passphrase: z.string().min(1).max(1_000) }), VaultStatus),
  /** Seals the same file anew; the present passphrase is asked for although it is open. */
  'vault.changePassphrase': command(z.object({ current: z.string().min(1).max(1_000), next: Passphrase }), VaultStatus),
  /** Looks again, and through the vaults that were left: after the person unlocked the keychain, say. */
  'vault.retry': command(NoInput, VaultStatus),
} as const
