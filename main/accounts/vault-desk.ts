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
import { copyVault, type Copied } from './copy-vault.ts'
import { isProvedGone, sweepVault, type Swept } from './sweep-vault.ts'
import { createVaultsLeft, type RememberVault } from './vaults-left.ts'

export type VaultDeskNeeds = Readonly<{
  keyring: KeyringVaultNeeds
  /** What settings remember: the choice, and the vaults that may still hold a secret of ours. */
  chosen: VaultKind | null
  left: readonly VaultKind[]
  remember: RememberVault
  /** Whether there is an account of this id, readable or not. What belongs to none is removed. */
  isAccount: (id: AccountId) => Promise<boolean>
  /** The kinds a person may choose here; all of them unless told. No other is touched. */
  kinds?: readonly VaultKind[]
  changes: ChangeFeed
  /** Credentials can be read (again): accounts that wait for one may go on. */
  onOpen: () => void
}>

const ALL: readonly VaultKind[] = ['keyring', 'passphrase', 'memory']

/**
 * The one vault that is in use, and the person's choice between vaults. Reading and writing pass through to it. A vault that was
 * left with something in it is remembered, and looked through whenever a person does something about vaults or removes an
 * account: never at a start, since looking may raise a dialog.
 */
export type VaultDesk = Pick<Vault, 'read' | 'reread' | 'write'> & Readonly<{
  /** Ok once it is proved gone from the vault in use. Answers the vaults left in which it may still be: they do not open. */
  remove(id: AccountId): Promise<Result<readonly VaultKind[]>>
  status(): Promise<VaultStatus>
  /** Takes another vault into use. What the present one holds moves there first, when it can be read. */
  choose(kind: VaultKind, passphrase: string | null): Promise<Result<VaultStatus>>
  unlock(passphrase: string): Promise<Result<VaultStatus>>
  /** Fails with `wrongPassphrase`, and with `missing` where keys are kept elsewhere. */
  changePassphrase(current: string, next: string): Promise<Result<VaultStatus>>
  /** Looks again at the keychain, and at what was left, after a person did something about it. */
  retry(): Promise<Result<VaultStatus>>
  /** Fails with `hung` when a thread is stuck in the system's keychain and the process must be ended by force. */
  close(): Promise<Result<void>>
}>

export function createVaultDesk({ keyring, chosen, left: remembered, remember, isAccount, changes, onOpen, kinds = ALL }: VaultDeskNeeds): VaultDesk {
  let vault = openVault({ ...keyring, kind: chosen })
  const left = createVaultsLeft({ keyring, inUse: chosen, kinds: remembered.filter(kind => kinds.includes(kind)), remember })
  let offered: readonly VaultKind[] | null = null
  /** A secret that is written or removed while all of them move would stay behind, or come back. */
  const inTurn = createTurns()
  /** Written since the start: an account that is being added has a secret before it has a row. */
  const written = new Set<AccountId>()

  const inUse = async <T>(work: (open: OpenVault) => Promise<Result<T>>): Promise<Result<T>> => (vault.ok ? work(vault.value) : vault)
  const isWanted = async (id: AccountId) => written.has(id) || isAccount(id)

  async function status(): Promise<VaultStatus> {
    if (!vault.ok) return { kind: null, state: 'notChosen', offered: await offers(), left: left.told() }
    const { kind } = vault.value
    const state = await vault.value.state()
    // Looking at the keychain may raise a dialog: not for the sake of one that nobody asked for.
    const isWeighed = kind === 'keyring' && state !== 'ok'
    return { kind, state, offered: isWeighed ? await offers() : kinds, left: left.told() }
  }

  async function offers(): Promise<readonly VaultKind[]> {
    if (!kinds.includes('keyring')) return kinds
    offered ??= (await offeredVaults(keyring)).offered
    return offered
  }

  /** @param except those that did not open just now: each more question could raise one more dialog */
  async function sweep({ isWell, except }: Readonly<{ isWell: boolean; except: readonly VaultKind[] }>): Promise<void> {
    const used: Pick<Swept, 'stay'> = vault.ok && isWell ? await sweepVault(vault.value, isWanted) : { stay: [] }
    for (const kind of left.kinds()) {
      const open = except.includes(kind) ? null : left.vault(kind)
      if (open === null) {
        left.noteSearched(kind, false)
        continue
      }
      const swept = await sweepVault(open, async id => !used.stay.includes(id) && isWanted(id))
      left.noteSearched(kind, swept.isClean)
      if (!swept.isClean || swept.stay.length > 0 || !left.strike(kind).ok) continue
      await left.take(kind)?.close()
    }
  }

  function tell(now: VaultStatus): Result<VaultStatus> {
    changes.tell({ kind: 'vault' })
    if (now.state === 'ok') onOpen()
    return ok({ ...now, left: left.told() })
  }

  /** For who has the turn. */
  async function changed(except: readonly VaultKind[] = []): Promise<Result<VaultStatus>> {
    const now = await status()
    await sweep({ isWell: now.state === 'ok', except })
    return tell(now)
  }

  async function looked(): Promise<Result<VaultStatus>> {
    const now = await status()
    await inTurn(async () => ok(await sweep({ isWell: now.state === 'ok', except: [] })))
    return tell(now)
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
    const taken = left.take(kind)
    const opened = taken === null ? openVault({ ...keyring, kind }) : ok(taken)
    if (!opened.ok) return opened
    const next = opened.value
    const ready = await makeReady(next, passphrase)
    const from = old?.kind === kind ? null : old
    const copied: Result<Copied> = ready.ok ? await copyVault({ from, to: next, left }) : ready
    // Remembered before anything is taken away: an app that ends right here finds every secret where it looks for it.
    const kept = copied.ok ? left.noteLeaving(from?.kind ?? null, kind) : copied
    if (!kept.ok) {
      if (copied.ok) await copied.value.undo()
      if (left.kinds().includes(kind)) left.hold(next)
      else await next.close()
      return kept
    }
    vault = opened
    left.strike(kind)
    const isEmptied = !copied.ok || (await copied.value.emptyOld())
    if (from !== null && !isEmptied) {
      left.hold(from)
      return changed([from.kind])
    }
    await old?.close()
    if (from !== null) left.strike(from.kind)
    return changed()
  }

  async function remove(id: AccountId): Promise<Result<readonly VaultKind[]>> {
    written.delete(id)
    const removed = await inUse(open => open.remove(id))
    if (!removed.ok) return removed
    const leftBefore = left.kinds()
    const leftIn: VaultKind[] = []
    for (const kind of leftBefore) {
      const open = left.vault(kind)
      if (open === null || !(await isProvedGone(open, id))) leftIn.push(kind)
    }
    await sweep({ isWell: true, except: leftIn })
    if (leftBefore.length > 0) changes.tell({ kind: 'vault' })
    return ok(leftIn)
  }

  return {
    status,
    choose: (kind, passphrase) => inTurn(() => choose(kind, passphrase)),
    read: id => inUse(open => open.read(id)),
    reread: id => inUse(open => open.reread(id)),
    write: (id: AccountId, secret: Secret) =>
      inTurn(async () => {
        written.add(id)
        const kept = await inUse(open => open.write(id, secret))
        if (!kept.ok) written.delete(id)
        return kept
      }),
    remove: id => inTurn(() => remove(id)),
    async unlock(passphrase) {
      if (!vault.ok) return vault
      if (vault.value.kind !== 'passphrase') return looked()
      const unlocked = await vault.value.unlock(passphrase)
      return unlocked.ok ? looked() : unlocked
    },
    changePassphrase: (current, next) =>
      inTurn(async () => {
        if (!vault.ok) return vault
        if (vault.value.kind !== 'passphrase') return fail({ kind: 'vaultUnavailable', cause: 'missing' })
        const resealed = await vault.value.changePassphrase(current, next)
        return resealed.ok ? tell(await status()) : resealed
      }),
    retry() {
      offered = null
      return looked()
    },
    async close() {
      const closedLeft = await left.close()
      const closed = vault.ok ? await vault.value.close() : ok(undefined)
      return closed.ok ? closedLeft : closed
    },
  }
}

/** A passphrase vault is founded, or unlocked where it stands already. A keychain that is locked may be chosen: it can be unlocked. */
async function makeReady(vault: OpenVault, passphrase: string | null): Promise<Result<void>> {
  if (vault.kind === 'memory') return ok(undefined)
  if (vault.kind === 'keyring') return (await vault.state()) === 'unavailable' ? fail({ kind: 'vaultUnavailable', cause: 'missing' }) : ok(undefined)
  if (passphrase === null) return fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' })
  return vault.found(passphrase)
}
