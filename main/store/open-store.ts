import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import { createAccountTable } from './accounts.ts'
import { createAttachmentTable } from './attachments.ts'
import { bringToLight } from './bring-to-light.ts'
import { createCampaignTable } from './campaigns.ts'
import { createContactTable } from './contacts.ts'
import { createConversationKeeper } from './conversation-keeper.ts'
import { createConversationTable } from './conversations.ts'
import { createCursorTable } from './cursors.ts'
import type { Disk } from './disk.ts'
import { createDraftTable } from './drafts.ts'
import { dropStrays } from './drop-strays.ts'
import { forgetAccount } from './forget.ts'
import { ballastOf, refuseLaterCopy, openCopies } from './open-copies.ts'
import { IN_MEMORY } from './open-database.ts'
import { openCache, openOutbox } from './open-files.ts'
import { createJournalTable } from './journal.ts'
import { createOutboxTable } from './outbox.ts'
import { isSalvaged } from './owner.ts'
import { createPeopleTable } from './people.ts'
import { pruneOutbox } from './prune-outbox.ts'
import { createQuotaTable } from './quotas.ts'
import { createRowReader } from './rows.ts'
import { clearAside, keepAside } from './set-aside.ts'
import type { Store } from './store.ts'
import { systemDisk } from './system-disk.ts'
import { createThreadTable } from './thread.ts'

export type StoreNeeds = Readonly<{
  /** Where the two files are, made when it is missing; `:memory:` keeps nothing. */
  folder: string
  clock: Clock
  log: Log
  /** For the second copy of the outbox; this machine's unless told. */
  disk?: Disk
  /** Told once, when a file is first found damaged after the store was opened: the next start mends it. */
  onDamage?: () => void
}>

/**
 * Opens the store, new or old. A damaged cache, or one of a later version, is set aside and begun anew; a damaged outbox is
 * set aside, and put together again from its second copy and what can be salvaged. Fails with `diskFull`, and with `unreadable` where an outbox of a later version or one that this
 * machine does not let us open stands: then nothing was changed.
 */
export async function openStore({ folder, clock, log, disk = systemDisk, onDamage: tellDamage = () => {} }: StoreNeeds): Promise<Result<Store>> {
  const isInMemory = folder === IN_MEMORY
  if (!isInMemory) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fileOf = (name: string) => (isInMemory ? IN_MEMORY : join(folder, name))

  const file = fileOf('outbox.db')
  const readable = refuseLaterCopy(disk, file)
  if (!readable.ok) return readable
  const makeRoom = ballastOf(disk, file).giveUp

  let isOpen = false
  let isDamaged = false
  function onDamage(): void {
    if (!isOpen || isDamaged) return
    isDamaged = true
    log.warn('a file of the store was found damaged', {})
    tellDamage()
  }

  const openedOutbox = withRoom(makeRoom, () => openOutbox(file, { clock, log, onDamage }))
  if (!openedOutbox.ok) return openedOutbox
  const { sql: outbox, setAside: outboxSetAside } = openedOutbox.value

  // Once the copies have been compared, nobody can tell.
  const wasSalvaged = isSalvaged(outbox)
  const openedCopies = openCopies({ sql: outbox, file, disk, log })
  if (!openedCopies.ok) {
    outbox.close()
    return openedCopies
  }
  const { both, report } = openedCopies.value

  const openedCache = withRoom(makeRoom, () => openCache(fileOf('cache.db'), { clock, log, onDamage }))
  if (!openedCache.ok) {
    openedCopies.value.close()
    outbox.close()
    return fail(openedCache.failure)
  }
  const { sql: cache, setAside: cacheSetAside } = openedCache.value

  const shown = bringToLight({ outbox, both })
  if (!shown.ok) log.warn('rows that contradict themselves could not be shown', { failure: shown.failure.kind })
  const pruned = pruneOutbox({ outbox, both }, clock.now())
  if (!pruned.ok) log.warn('what was sent long ago could not be taken away', { failure: pruned.failure.kind })
  const rows = createRowReader(log)
  const needs = { putAside: isInMemory ? () => {} : (row: unknown) => keepAside(disk, file, row), cache, outbox, both, rows, keeper: createConversationKeeper({ cache, rows }) }
  isOpen = true
  return ok({
    accounts: createAccountTable(needs),
    conversations: createConversationTable(needs),
    thread: createThreadTable(needs),
    contacts: createContactTable(needs),
    campaigns: createCampaignTable(needs),
    people: createPeopleTable(needs),
    outbox: createOutboxTable(needs),
    drafts: createDraftTable(needs),
    attachments: createAttachmentTable(needs),
    cursors: createCursorTable(needs),
    quotas: createQuotaTable(needs),
    journal: createJournalTable(needs),
    cacheSetAside,
    outboxSetAside,
    copyReport: report,
    isDamaged: () => isDamaged,
    forget: async account => {
      if (!isInMemory) for (const name of ['cache.db', 'outbox.db']) clearAside(fileOf(name), null)
      return forgetAccount(needs, account)
    },
    // After a damage the account itself may be what was lost.
    dropStrays: async () => (wasSalvaged ? ok(0) : dropStrays(needs)),
    close: () => {
      cache.close()
      openedCopies.value.close()
      outbox.close()
    },
  })
}

function withRoom<T>(makeRoom: () => void, open: () => Result<T>): Result<T> {
  const opened = open()
  if (opened.ok || opened.failure.kind !== 'diskFull') return opened
  makeRoom()
  return open()
}
