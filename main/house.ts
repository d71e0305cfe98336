import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Change } from '#app/contract/change.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { createAccountBook, type AccountBook } from '#main/accounts/account-book.ts'
import { createDirectory } from '#main/accounts/create-directory.ts'
import type { Environment } from '#main/accounts/environment.ts'
import { lockable } from '#main/accounts/lockable-desk.ts'
import { createVaultDesk, type VaultDesk } from '#main/accounts/vault-desk.ts'
import type { RememberVault, VaultMemory } from '#main/accounts/vaults-left.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import { createChangeGatherer } from '#main/ipc/change-gatherer.ts'
import { createDraftFiles, type DraftFiles } from '#main/files/draft-files.ts'
import { createFiles } from '#main/files/files.ts'
import { filesInUse } from '#main/files/files-in-use.ts'
import { createJournal, type Journal } from '#main/journal/journal.ts'
import type { Log } from '#main/log/log.ts'
import { createOutbox, type Outbox } from '#main/outbox/outbox.ts'
import { createHttp } from '#main/providers/http/http.ts'
import { unplugged } from '#main/providers/http/unplugged.ts'
import type { Reach } from '#main/providers/http/reach.ts'
import type { Provider, QuotaHint } from '#main/providers/provider.ts'
import { createQuotas, type Quotas } from '#main/quota/quotas.ts'
import { openStore } from '#main/store/open-store.ts'
import type { Store } from '#main/store/store.ts'
import { createSync, type Sync } from '#main/sync/sync.ts'
import { systemFailure } from '#main/system-trouble.ts'
import type { VaultKind } from '#app/contract/vault.ts'

export type HouseNeeds = Readonly<{
  /** Where its files lie; made when it is not there. */
  folder: string
  providers: readonly Provider[]
  reaches: Reach
  /** How much at once every service bears; what its provider says unless told. A day's limit stays the provider's. */
  pace?: Omit<QuotaHint, 'perDay'>
  vaultMemory: VaultMemory
  rememberVault: RememberVault
  /** The vaults that may be used at all; every kind unless told. */
  vaultKinds?: readonly VaultKind[]
  /** Says whether the vault is to be locked now: the demo's way to show one. */
  isVaultLocked?: () => boolean
  /** Says whether there is to be no network now: likewise. */
  isUnplugged?: () => boolean
  keyringWorker: URL
  environment: Environment
  clock: Clock
  random: () => number
  log: Log
  tell: (changes: readonly Change[]) => void
}>

/** Everything that serves one set of accounts: a person's own, or the demo's. They share no file and no room. */
export type House = Readonly<{
  store: Store
  sync: Sync
  outbox: Outbox
  draftFiles: DraftFiles
  book: AccountBook
  desk: VaultDesk
  directory: Awaited<ReturnType<typeof createDirectory>>
  quotas: Quotas
  journal: Journal
  changes: ChangeFeed
  /** Opens an account's line anew: after a new credential, an unlocked vault, or "Try again". */
  restart(id: AccountId): void
  /** Begins to sync and to send. */
  start(): Promise<void>
  /** False when a thread is stuck in the system's keychain: the process then has to be ended by force. */
  close(): Promise<boolean>
}>

/**
 * Wires the rooms of one house. Nothing runs before `start`. Fails with `diskFull` or `unreadable` when there is no place to
 * keep what a person writes; nothing is left open then.
 */
export async function openHouse(needs: HouseNeeds): Promise<Result<House>> {
  const made = makeFolder(needs.folder)
  const store = made.ok ? await openStore({ folder: needs.folder, clock: needs.clock, log: needs.log, onDamage: () => needs.tell([{ kind: 'app' }]) }) : made
  if (!store.ok) return store
  try {
    return ok(await furnish(store.value, needs))
  } catch (error) {
    store.value.close()
    throw error
  }
}

function makeFolder(folder: string): Result<void> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return ok(undefined)
  } catch (error) {
    const failure = systemFailure(error)
    if (failure?.kind === 'diskFull') return fail(failure)
    return fail({ kind: 'unreadable', path: `${basename(folder)} (${failure?.code ?? 'unknown'})`, found: 'malformed' })
  }
}

async function furnish(store: Store, needs: HouseNeeds): Promise<House> {
  const { folder, clock, random, log, providers } = needs

  const changes = createChangeGatherer({ clock, send: needs.tell })
  const plugged = createHttp({ clock, reaches: needs.reaches })
  const http = needs.isUnplugged === undefined ? plugged : unplugged(plugged, needs.isUnplugged)
  const quotas = createQuotas({ http, memory: store.quotas, changes: { tell: tellQuota }, clock, random })

  const ownDesk = createVaultDesk({
    keyring: { folder, workerUrl: needs.keyringWorker },
    chosen: needs.vaultMemory.vaultKind,
    left: needs.vaultMemory.vaultsLeft,
    remember: needs.rememberVault,
    isAccount: id => store.accounts.isKept(id),
    ...(needs.vaultKinds === undefined ? {} : { kinds: needs.vaultKinds }),
    changes,
    onOpen: () => directory.ids().forEach(restart),
  })
  const desk = needs.isVaultLocked === undefined ? ownDesk : lockable(ownDesk, needs.isVaultLocked)
  const directory = await createDirectory({
    store, vault: desk, providers, clock, random, changes, log,
    httpFor: asked => quotas.door({ ...asked, hint: { ...asked.hint, ...needs.pace } }),
    onOtherKey(id) {
      journal.note(id, { kind: 'keyReplaced' })
      restart(id)
    },
  })
  const journal = createJournal({ table: store.journal, nameOf: id => directory.account(id)?.name ?? null, clock, changes, log })
  const files = createFiles({ folder: join(folder, 'files'), inUse: () => filesInUse(store, clock.now()), log })
  const draftFiles = createDraftFiles({ attachments: store.attachments, files, isAccount: id => directory.account(id) !== null, changes })
  const outbox = createOutbox({
    store, files, directory, clock, random, changes, log,
    refetch: id => sync.refreshConversation(id), onTrouble: id => sync.checkAccount(id), onStep: step => journal.sawStep(step),
  })
  const sync = createSync({
    store, changes, clock, random, log,
    directory: {
      ...directory,
      setStatus(id, status) {
        directory.setStatus(id, status)
        journal.sawStatus(id, status)
      },
    },
    onItem: (id, item) => outbox.echo(id, item),
    onCompared: comparison => journal.sawComparison(comparison),
  })
  async function forget(id: AccountId): Promise<Result<number>> {
    const forgotten = await store.forget(id)
    await files.tidy()
    return forgotten
  }

  const book = createAccountBook({
    store: { ...store, forget }, vault: desk, directory, providers, http, clock, random, environment: needs.environment, changes, log,
    onAdded(id) {
      void outbox.addAccount(id)
      sync.addAccount(id)
    },
    onRestart: restart,
    onKeyReplaced: id => journal.note(id, { kind: 'keyReplaced' }),
    async onRemoved(id) {
      await Promise.all([outbox.removeAccount(id), sync.removeAccount(id)])
      quotas.leave(id)
      journal.leave(id)
    },
  })

  /** A credential may have several accounts, and each has a journal. */
  function tellQuota(change: Change): void {
    changes.tell(change)
    if (change.kind === 'quota') journal.sawMeters(quotas.meters(change.ids))
  }

  function restart(id: AccountId): void {
    // It is about to go, or has gone.
    if (directory.account(id) === null) return
    directory.hangUp(id)
    quotas.tryAgain(id)
    sync.retry(id)
    outbox.wake(id)
  }

  return {
    store, sync, outbox, draftFiles, book, desk, directory, quotas, journal, changes, restart,
    async start() {
      const strays = await store.dropStrays()
      if (!strays.ok) log.warn('what belongs to no account was not taken away', { failure: strays.failure.kind })
      await files.tidy()
      await outbox.start()
      await sync.start()
    },
    async close() {
      let isClean = true
      // One after the other, and none skipped because an earlier one has a bug: the files close last and in any case.
      const steps: readonly (() => unknown)[] = [
        () => sync.close(),
        () => outbox.close(),
        () => quotas.close(),
        () => changes.close(),
        async () => void (isClean = (await desk.close()).ok),
        () => store.close(),
      ]
      for (const step of steps) {
        try {
          await step()
        } catch (error) {
          log.bug('closing a house', error)
        }
      }
      return isClean
    },
  }
}
