import type { VaultKind, VaultStatus } from '#app/contract/vault.ts'

/** In which of these vaults the key of an account that was removed may be after another look: in those that did not open. */
export function stillLeft(leftIn: readonly VaultKind[], { left }: Pick<VaultStatus, 'left'>): readonly VaultKind[] {
  return leftIn.filter(kind => left.some(one => one.kind === kind && !one.wasSearched))
}
