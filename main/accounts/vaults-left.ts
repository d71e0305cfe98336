import type { LeftVault, VaultKind } from '#app/contract/vault.ts'
import { ok, type Result } from '#app/result.ts'
import type { KeyringVaultNeeds } from '#main/vault/keyring-vault.ts'
import { openVault, type OpenVault } from '#main/vault/open-vault.ts'

/** What outlives the app: the vault that was chosen, and those that may still hold a secret of ours. */
export type VaultMemory = Readonly<{ vaultKind: VaultKind | null; vaultsLeft: readonly VaultKind[] }>

/** Keeps that part of it on the disk, or fails and has changed nothing that matters. */
export type RememberVault = (kept: Partial<VaultMemory>) => Result<unknown>

export type VaultsLeftNeeds = Readonly<{ keyring: KeyringVaultNeeds; inUse: VaultKind | null; kinds: readonly VaultKind[]; remember: RememberVault }>

/**
 * The vaults that are not in use and may still hold a secret of ours. Each is opened once: a second thread in a keychain that
 * hangs would be a second one that is lost.
 */
export function createVaultsLeft({ keyring, inUse: chosen, kinds: remembered, remember }: VaultsLeftNeeds) {
  /** As it is on the disk. */
  let kinds = remembered
  let inUse = chosen
  const opened = new Map<VaultKind, OpenVault>()
  const searched = new Set<VaultKind>()

  /** What is not on the disk is not believed here either: it would come back at the next start. */
  function keep(next: readonly VaultKind[], vaultKind?: VaultKind): Result<unknown> {
    const isSame = next.length === kinds.length && next.every(kind => kinds.includes(kind))
    if (isSame && vaultKind === undefined) return ok(undefined)
    const kept = remember(vaultKind === undefined ? { vaultsLeft: next } : { vaultKind, vaultsLeft: next })
    if (!kept.ok) return kept
    kinds = next
    inUse = vaultKind ?? inUse
    return kept
  }

  /** Whatever the disk still says, nothing is ever swept out of the vault in use as out of one that was left. */
  const others = () => kinds.filter(kind => kind !== inUse)

  const including = (kind: VaultKind | null) => (kind === null || kind === 'memory' ? kinds : [...new Set([...kinds, kind])])

  return {
    kinds: (): readonly VaultKind[] => others(),
    told: (): readonly LeftVault[] => others().map(kind => ({ kind, wasSearched: searched.has(kind) })),
    /** From now on it may hold a secret of ours. Memory never does: closing it ends what it holds. */
    note: (kind: VaultKind) => keep(including(kind)),
    /** In one step with the vault that is in use from now on. */
    noteLeaving: (from: VaultKind | null, to: VaultKind) => keep(including(from), to),
    /** Nothing of ours is there, or it is in use. */
    strike(kind: VaultKind): Result<unknown> {
      searched.delete(kind)
      return keep(kinds.filter(other => other !== kind))
    },
    noteSearched(kind: VaultKind, wasSearched: boolean): void {
      if (wasSearched) searched.add(kind)
      else searched.delete(kind)
    },
    /** Opens it when it is not open; null for a kind that cannot be. */
    vault(kind: VaultKind): OpenVault | null {
      const known = opened.get(kind)
      if (known !== undefined) return known
      const fresh = openVault({ ...keyring, kind })
      if (!fresh.ok) return null
      opened.set(kind, fresh.value)
      return fresh.value
    },
    /** The open one of that kind, which is the caller's from now on; null when there is none. */
    take(kind: VaultKind): OpenVault | null {
      const taken = opened.get(kind) ?? null
      opened.delete(kind)
      return taken
    },
    hold: (vault: OpenVault) => void opened.set(vault.kind, vault),
    /** The last failure there was, when one was. */
    async close(): Promise<Result<void>> {
      let closed: Result<void> = ok(undefined)
      for (const vault of opened.values()) {
        const one = await vault.close()
        if (!one.ok) closed = one
      }
      opened.clear()
      return closed
    },
  }
}

export type VaultsLeft = ReturnType<typeof createVaultsLeft>
