import type { VaultKind, VaultStatus } from '#app/contract/vault.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { KeyringVaultNeeds } from '#main/vault/keyring-vault.ts'
import { offeredVaults } from '#main/vault/offered-vaults.ts'
import { openVault, type OpenVault } from '#main/vault/open-vault.ts'
import type { Secret } from '#main/vault/secret.ts'
import type { Vault } from '#main/vault/vault.ts'

export type VaultDeskNeeds = Readonly<{
  keyring: KeyringVaultNeeds
  /** What settings remember, and where the choice is kept. */
  chosen: VaultKind | null
  remember: (kind: VaultKind) => void
  changes: ChangeFeed
  /** Credentials can be read (again): accounts that wait for one may go on. */
  onOpen: () => void
}>

/** The one vault that is in use, and the person's choice between vaults. Reading and writing pass through to it. */
export type VaultDesk = Pick<Vault, 'read' | 'write' | 'remove'> & Readonly<{
  status(): Promise<VaultStatus>
  /** Takes another vault into use. What the present one holds moves there first, when it can be read. */
  choose(kind: VaultKind, passphrase: string | null): Promise<Result<VaultStatus>>
  unlock(passphrase: string): Promise<Result<VaultStatus>>
  /** Looks again at the keychain, after a person did something about it. */
  retry(): Promise<Result<VaultStatus>>
  /** Fails with `hung` when a thread is stuck in the system's keychain and the process must be ended by force. */
  close(): Promise<Result<void>>
}>

export function createVaultDesk({ keyring, chosen, remember, changes, onOpen }: VaultDeskNeeds): VaultDesk {
  let vault = openVault({ ...keyring, kind: chosen })
  let offered: readonly VaultKind[] | null = null

  const inUse = async <T>(work: (open: OpenVault) => Promise<Result<T>>): Promise<Result<T>> => (vault.ok ? work(vault.value) : vault)

  async function status(): Promise<VaultStatus> {
    // A vault that is in use and well need not be weighed against others.
    if (vault.ok && vault.value.kind !== 'keyring') return { kind: vault.value.kind, state: await vault.value.state(), offered: await offers() }
    const offer = await offers()
    if (!vault.ok) return { kind: null, state: 'notChosen', offered: offer }
    return { kind: vault.value.kind, state: await vault.value.state(), offered: offer }
  }

  async function offers(): Promise<readonly VaultKind[]> {
    offered ??= (await offeredVaults(keyring)).offered
    return offered
  }

  async function changed(): Promise<Result<VaultStatus>> {
    const now = await status()
    changes.tell({ kind: 'vault' })
    if (now.state === 'ok') onOpen()
    return ok(now)
  }

  async function choose(kind: VaultKind, passphrase: string | null): Promise<Result<VaultStatus>> {
    // Choosing the same vault again is how a person says: go on without what it has lost.
    if (vault.ok && vault.value.kind === 'keyring' && kind === 'keyring' && (await vault.value.state()) === 'emptied') {
      const begun = await vault.value.startAnew()
      return begun.ok ? changed() : begun
    }
    // A second one of the kind would begin without what the first one holds in memory.
    if (vault.ok && vault.value.kind === kind && kind !== 'passphrase') return changed()
    const next = openVault({ ...keyring, kind })
    if (!next.ok) return next
    const ready = await makeReady(next.value, passphrase)
    const moved = ready.ok && vault.ok && vault.value.kind !== kind ? await move(vault.value, next.value) : ready
    if (!moved.ok) {
      await next.value.close()
      return moved
    }
    if (vault.ok) await vault.value.close()
    vault = next
    remember(kind)
    return changed()
  }

  return {
    status,
    choose,
    read: id => inUse(open => open.read(id)),
    write: (id: AccountId, secret: Secret) => inUse(open => open.write(id, secret)),
    remove: id => inUse(open => open.remove(id)),
    async unlock(passphrase) {
      if (!vault.ok) return vault
      if (vault.value.kind !== 'passphrase') return changed()
      const unlocked = await vault.value.unlock(passphrase)
      return unlocked.ok ? changed() : unlocked
    },
    retry() {
      offered = null
      return changed()
    },
    close: async () => (vault.ok ? vault.value.close() : ok(undefined)),
  }
}

/** A passphrase vault is founded, or unlocked where it stands already. */
async function makeReady(vault: OpenVault, passphrase: string | null): Promise<Result<void>> {
  if (vault.kind !== 'passphrase') return ok(undefined)
  return passphrase === null ? fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' }) : vault.found(passphrase)
}

/** Copies every secret that the old vault gives, and only then takes it from there. */
async function move(from: OpenVault, to: OpenVault): Promise<Result<void>> {
  const known = await from.list()
  // A vault that can not be read keeps what it has: a person may come back to it.
  if (!known.ok) return ok(undefined)
  for (const id of known.value) {
    const secret = await from.read(id)
    if (!secret.ok) return secret
    const written = await to.write(id, secret.value)
    if (!written.ok) return written
  }
  for (const id of known.value) await from.remove(id)
  return ok(undefined)
}
