import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Account } from '#app/domain/account.ts'
import { Capability } from '#app/domain/capability.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import { orBug } from '#main/log/or-bug.ts'
import type { Credential, Doors, Provider, ProviderAccount, QuotaHint } from '#main/providers/provider.ts'
import type { Store } from '#main/store/store.ts'
import { reveal } from '#main/vault/secret.ts'
import type { VaultDesk } from './vault-desk.ts'
import type { Directory } from './directory.ts'
import { keyKind } from './key-kind.ts'
import { rereadOnce } from './reread-once.ts'

export type DirectoryNeeds = Readonly<{
  store: Pick<Store, 'accounts' | 'cursors'>
  vault: VaultDesk
  providers: readonly Provider[]
  /** The doors of an account's credential; accounts that share a credential share its quota. */
  httpFor: (asked: Readonly<{ accountId: AccountId; credentialKey: string; hint: QuotaHint }>) => Promise<Doors>
  /** The vault holds another key than the one that an account's line was opened with and its service has refused: the line is to be opened anew. */
  onOtherKey: (id: AccountId) => void
  clock: Clock
  random: () => number
  changes: ChangeFeed
  log: Log
}>

export type OpenDirectory = Directory & Readonly<{
  /** Adds an account or takes over what was changed about it; its line is opened anew when it speaks as somebody else or with another key. */
  put(account: Account): void
  /** Nobody finds it any more. Answers with what brings it back as it was, for when it could not be removed. */
  drop(id: AccountId): () => void
  /** Forgets the open line, so that the next one is made with the credential as it is then. */
  hangUp(id: AccountId): void
}>

const CONNECTING: SyncStatus = { state: 'connecting', lastGoodAt: null }
const CAPABILITIES = 'capabilities'

export async function createDirectory(needs: DirectoryNeeds): Promise<OpenDirectory> {
  const { store, changes, log } = needs
  const accounts = new Map((await store.accounts.list()).map(account => [account.id, account]))
  const lines = new Map<AccountId, Promise<Result<ProviderAccount>>>()
  const statuses = new Map<AccountId, SyncStatus>()
  const learned = new Map<AccountId, readonly Capability[]>()
  const kinds = new Map<AccountId, string | null>()
  for (const id of accounts.keys()) learned.set(id, readKept(await store.cursors.get(id, CAPABILITIES)))

  async function learn(id: AccountId, capabilities: readonly Capability[]): Promise<void> {
    // It may have been removed while its line opened: nothing is written of an account that is gone.
    if (!accounts.has(id)) return
    learned.set(id, capabilities)
    // Only for the next start: who asks for the line gets it, whatever the disk says.
    const kept = await orBug(log, 'keeping what an account can do', () => store.cursors.set(id, CAPABILITIES, JSON.stringify(capabilities)))
    if (!kept.ok) log.warn('what an account can do was not kept', { id, failure: kept.failure.kind })
    changes.tell({ kind: 'accounts' })
  }

  async function noteCapabilities(id: AccountId): Promise<void> {
    const opened = await lines.get(id)
    if (opened?.ok !== true) return
    const now = opened.value.capabilities()
    if (JSON.stringify(now) !== JSON.stringify(learned.get(id) ?? [])) await learn(id, now)
  }

  function line(id: AccountId): Promise<Result<ProviderAccount>> {
    const known = lines.get(id)
    if (known !== undefined) return known
    const opening = orBug(log, 'opening a line', () => open(accounts.get(id), needs, kind => kinds.set(id, kind)))
    lines.set(id, opening)
    void opening.then(async result => {
      if (result.ok) await learn(id, result.value.capabilities())
      else if (lines.get(id) === opening) lines.delete(id)
    })
    return opening
  }

  return {
    line,
    account: id => accounts.get(id) ?? null,
    ids: () => [...accounts.values()].toSorted((a, b) => a.position - b.position).map(account => account.id),
    status: id => statuses.get(id) ?? CONNECTING,
    setStatus(id, status) {
      if (!accounts.has(id)) return
      statuses.set(id, status)
      changes.tell({ kind: 'accounts' })
    },
    capabilities: id => learned.get(id) ?? [],
    keyKind: id => kinds.get(id) ?? null,
    noteCapabilities,
    put(account) {
      const before = accounts.get(account.id)
      accounts.set(account.id, account)
      // A line speaks as somebody; what it is called concerns nobody there.
      if (before?.me !== account.me || before.credentialHint !== account.credentialHint) lines.delete(account.id)
    },
    drop(id) {
      const account = accounts.get(id)
      const capabilities = learned.get(id)
      accounts.delete(id)
      lines.delete(id)
      statuses.delete(id)
      learned.delete(id)
      kinds.delete(id)
      return () => {
        if (account !== undefined) accounts.set(id, account)
        if (capabilities !== undefined) learned.set(id, capabilities)
      }
    },
    hangUp: id => void lines.delete(id),
  }
}

async function open(account: Account | undefined, needs: DirectoryNeeds, tellKind: (kind: string | null) => void): Promise<Result<ProviderAccount>> {
  if (account === undefined) return fail({ kind: 'notFound' })
  const provider = needs.providers.find(({ manifest }) => manifest.id === account.providerId)
  if (provider === undefined) return fail({ kind: 'notFound' })
  const secret = await needs.vault.read(account.id)
  // The vault is well and has nothing of this account: what it held ended with the last start, or was left in another vault.
  if (!secret.ok) return secret.failure.kind === 'notFound' ? fail({ kind: 'vaultUnavailable', cause: 'noKey' }) : secret
  const { vault, clock, random, httpFor, onOtherKey } = needs
  const credential = reveal(secret.value)
  tellKind(keyKind(provider.manifest, credential))
  const doors = await httpFor({ accountId: account.id, credentialKey: keyOf(provider, credential), hint: provider.quota(credential) })
  try {
    const http = rereadOnce(doors.http, { credential, reread: () => vault.reread(account.id), onOther: () => onOtherKey(account.id) })
    return ok(provider.open({ account, credential, ...doors, http, clock, random }))
  } catch {
    // A credential that cannot even be one: kept by another version, or never checked. A new one mends it.
    return fail({ kind: 'unauthorised', accountId: account.id })
  }
}

/** Tells two credentials apart without being one. */
function keyOf({ manifest }: Provider, credential: Credential): string {
  const secrets = manifest.fields.filter(({ isSecret }) => isSecret).map(({ name }) => credential[name] ?? '')
  return createHash('sha256').update(JSON.stringify([manifest.id, ...secrets])).digest('hex')
}

function readKept(text: string | null): readonly Capability[] {
  if (text === null) return []
  try {
    return z.array(Capability).parse(JSON.parse(text))
  } catch {
    return []
  }
}
