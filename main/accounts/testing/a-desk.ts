import { onTestFinished } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import type { VaultKind } from '#app/contract/vault.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok } from '#app/result.ts'
import { createVaultDesk } from '#main/accounts/vault-desk.ts'
import type { VaultMemory } from '#main/accounts/vaults-left.ts'
import { aKeychain, type AKeychain } from './a-keychain.ts'

type Said = Readonly<{
  kinds?: readonly VaultKind[]
  left?: readonly VaultKind[]
  /** Whose accounts there are; everybody's unless told. */
  isAccount?: (id: AccountId) => boolean
  /** What comes of remembering it; null = it is remembered. */
  forgetful?: (kept: Partial<VaultMemory>) => Failure | null
}>

export function aDesk(chosen: VaultKind | null, keychain: AKeychain = aKeychain(), { kinds, left = [], isAccount = () => true, forgetful = () => null }: Said = {}) {
  const told: Change[] = []
  const remembered: VaultKind[] = []
  const memory: { vaultKind: VaultKind | null; vaultsLeft: readonly VaultKind[] } = { vaultKind: chosen, vaultsLeft: left }
  let opened = 0
  const desk = createVaultDesk({
    keyring: keychain.needs,
    chosen,
    left,
    remember(kept) {
      const failure = forgetful(kept)
      if (failure !== null) return fail(failure)
      Object.assign(memory, kept)
      if (kept.vaultKind !== undefined && kept.vaultKind !== null) remembered.push(kept.vaultKind)
      return ok(undefined)
    },
    isAccount: async id => isAccount(id),
    changes: { tell: change => void told.push(change) },
    onOpen: () => (opened += 1),
    ...(kinds === undefined ? {} : { kinds }),
  })
  onTestFinished(async () => void (await desk.close()))
  return { desk, keychain, told, remembered, memory, opened: () => opened }
}
