import type { VaultKind, VaultStatus } from '#app/contract/vault.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { KeyringVaultNeeds } from '#main/vault/keyring-vault.ts'
import { createTurns } from '#main/vault/in-turn.ts'
import { offeredVaults } from '#main/vault/offered-vaults.ts'
import { openVault, type OpenVault } from '#main/vault/open-vault.ts'
import type { Secret } from '#main/vault/secret.ts'
import type { Vault } from '#main/vault/vault.ts'

export type VaultDeskNeeds = Readonly<{
  keyring: KeyringVaultNeeds
  /** What settings remember, and where the choice is kept. */
  chosen: VaultKind | null
  /** Fails where the choice cannot be kept; then the old vault stays in use. */
  remember: (kind: VaultKind) => Result<unknown>
  /** The kinds a person may choose here; all of them unless told. No other is touched. */
  kinds?: readonly VaultKind[]
  changes: ChangeFeed
  /** Credentials can be read (again): accounts that wait for one may go on. */
  onOpen: () => void
}>

const ALL: readonly VaultKind[] = ['keyring', 'passphrase', 'memory']

/** The one vault that is in use, and the person's choice between vaults. Reading and writing pass through to it. */
export type VaultDesk = Pick<Vault, 'read' | 'write' | 'remove'> & Readonly<{
  status(): Promise<VaultStatus>
  /** Takes another vault into use. What the present one holds moves there first, when it can be read. */
  choose(kind: VaultKind, passphrase: string | null): Promise<Result<VaultStatus>>
  unlock(passphrase: string): Promise<Result<VaultStatus>>
  /** Fails with `wrongPassphrase`, and with `missing` where keys are kept elsewhere. */
  changePassphrase(current: string, next: string): Promise<Result<VaultStatus>>
  /** Looks again at the keychain, after a person did something about it. */
  retry(): Promise<Result<VaultStatus>>
  /** Fails with `hung` when a thread is stuck in the system's keychain and the process must be ended by force. */
  close(): Promise<Result<void>>
}>

export function createVaultDesk({ keyring, chosen, remember, changes, onOpen, kinds = ALL }: VaultDeskNeeds): VaultDesk {
  let vault = openVault({ ...keyring, kind: chosen })
  let offered: readonly VaultKind[] | null = null
  /** A secret that is written or removed while all of them move would stay behind, or come back. */
  const inTurn = createTurns()

  const inUse = async <T>(work: (open: OpenVault) => Promise<Result<T>>): Promise<Result<T>> => (vault.ok ? work(vault.value) : vault)

  async function status(): Promise<VaultStatus> {
    if (!vault.ok) return { kind: null, state: 'notChosen', offered: await offers() }
    const { kind } = vault.value
    const state = await vault.value.state()
    // Looking at the keychain may raise a dialog: not for the sake of one that nobody asked for.
    const isWeighed = kind === 'keyring' && state !== 'ok'
    return { kind, state, offered: isWeighed ? await offers() : kinds }
  }

  async function offers(): Promise<readonly VaultKind[]> {
    if (!kinds.includes('keyring')) return kinds
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
    if (!kinds.includes(kind)) return fail({ kind: 'vaultUnavailable', cause: 'missing' })
    const old = vault.ok ? vault.value : null
    if (old?.kind === kind) {
      const state = await old.state()
      // Choosing the same vault again is how a person says: go on without what it has lost.
      if (old.kind === 'keyring' && state === 'emptied') {
        const begun = await old.startAnew()
        return begun.ok ? changed() : begun
      }
      // A second one of the kind would begin without what the first one holds in memory.
      if (old.kind !== 'passphrase' || state === 'ok') return changed()
    }
    const next = openVault({ ...keyring, kind })
    if (!next.ok) return next
    const ready = await makeReady(next.value, passphrase)
    const copied = ready.ok && old !== null && old.kind !== kind ? await copy(old, next.value) : ready
    if (!copied.ok) {
      await next.value.close()
      return copied
    }
    // Remembered before anything is taken away: an app that ends right here finds every secret where it looks for it.
    const remembered = remember(kind)
    if (!remembered.ok) {
      for (const id of copied.value) await next.value.remove(id)
      await next.value.close()
      return remembered
    }
    vault = next
    for (const id of copied.value) await old?.remove(id)
    await old?.close()
    return changed()
  }

  return {
    status,
    choose: (kind, passphrase) => inTurn(() => choose(kind, passphrase)),
    read: id => inUse(open => open.read(id)),
    write: (id: AccountId, secret: Secret) => inTurn(() => inUse(open => open.write(id, secret))),
    remove: id => inTurn(() => inUse(open => open.remove(id))),
    async unlock(passphrase) {
      if (!vault.ok) return vault
      if (vault.value.kind !== 'passphrase') return changed()
      const unlocked = await vault.value.unlock(passphrase)
      return unlocked.ok ? changed() : unlocked
    },
    changePassphrase: (current, next) =>
      inTurn(async () => {
        if (!vault.ok) return vault
        if (vault.value.kind !== 'passphrase') return fail({ kind: 'vaultUnavailable', cause: 'missing' })
        const resealed = await vault.value.changePassphrase(current, next)
        return resealed.ok ? changed() : resealed
      }),
    retry() {
      offered = null
      return changed()
    },
    close: async () => (vault.ok ? vault.value.close() : ok(undefined)),
  }
}

/** A passphrase vault is founded, or unlocked where it stands already. A keychain that is locked may be chosen: it can be unlocked. */
async function makeReady(vault: OpenVault, passphrase: string | null): Promise<Result<readonly AccountId[]>> {
  if (vault.kind === 'memory') return ok([])
  if (vault.kind === 'keyring') return (await vault.state()) === 'unavailable' ? fail({ kind: 'vaultUnavailable', cause: 'missing' }) : ok([])
  if (passphrase === null) return fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' })
  const founded = await vault.found(passphrase)
  return founded.ok ? ok([]) : founded
}

/** Puts what the old vault holds into the new one, which reads each back. Answers whose secrets they are. */
async function copy(from: OpenVault, to: OpenVault): Promise<Result<readonly AccountId[]>> {
  const known = await from.list()
  // A vault that can not be read keeps what it has: a person may come back to it.
  if (!known.ok) return ok([])
  for (const id of known.value) {
    const secret = await from.read(id)
    if (!secret.ok) return secret
    const written = await to.write(id, secret.value)
    if (!written.ok) return written
  }
  return known
}
