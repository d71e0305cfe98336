import Database from 'better-sqlite3'
import type { Log } from '#main/log/log.ts'
import { ok } from '#app/result.ts'
import { createAccountTable } from '#main/store/accounts.ts'
import { createAttachmentTable } from '#main/store/attachments.ts'
import { createCampaignTable } from '#main/store/campaigns.ts'
import { createContactTable } from '#main/store/contacts.ts'
import { createConversationKeeper } from '#main/store/conversation-keeper.ts'
import { createConversationTable } from '#main/store/conversations.ts'
import { createCursorTable } from '#main/store/cursors.ts'
import type { Disk } from '#main/store/disk.ts'
import { createDraftTable } from '#main/store/drafts.ts'
import { dropStrays } from '#main/store/drop-strays.ts'
import { forgetAccount } from '#main/store/forget.ts'
import { createJournalTable } from '#main/store/journal.ts'
import { migrate } from '#main/store/migrate.ts'
import { cacheMigrations } from '#main/store/migrations/cache/cache-migrations.ts'
import { outboxMigrations } from '#main/store/migrations/outbox/outbox-migrations.ts'
import type { Migration } from '#main/store/migrations/migration.ts'
import { openCopies } from '#main/store/open-copies.ts'
import { createOutboxTable } from '#main/store/outbox.ts'
import { createPeopleTable } from '#main/store/people.ts'
import { PRECIOUS_TABLES } from '#main/store/precious-rows.ts'
import { createQuotaTable } from '#main/store/quotas.ts'
import { createRowReader } from '#main/store/rows.ts'
import { createSql, type Sql } from '#main/store/sql.ts'
import type { Store } from '#main/store/store.ts'
import { createThreadTable } from '#main/store/thread.ts'
import { valueOf } from './a-store.ts'

/** One start of the app over what is there. */
export type Start = Readonly<{
  /** Where the second copy lies. */
  disk: Disk
  /** Told of each writing statement on the outbox file before it is done, in the middle of its transaction. May throw. */
  onStatement(text: string): void
  /** Told before the commit of each transaction on the outbox file. What it throws, the commit fails with. */
  onCommit(): void
}>

/** The store's own tables over two databases in memory and a disk that is handed in, for thousands of stories one after the other. */
export type ReusableStore = Readonly<{
  /** As `openStore` opens it: takes over from whoever had it, and brings the two copies together. */
  open(start: Start): Store
  /** Everything that was written since the last call is gone. */
  beginAnew(): void
  /** The outbox file is gone with all its rows, and a new one stands there. What is cached stays. */
  loseFile(): void
}>

export const OUTBOX_FILE = '/outbox.db'

export function aReusableStore(log: Log): ReusableStore {
  const [cache, plain] = [openInMemory(cacheMigrations), openInMemory(outboxMigrations)]
  const rows = createRowReader(log)
  const keeper = createConversationKeeper({ cache, rows })
  // Opening the files costs more than a whole story. A story lives in one transaction that is never committed, and the store's
  // own transactions are savepoints in it.
  for (const sql of [cache, plain]) sql.exec('BEGIN')

  return {
    open({ disk, onStatement, onCommit }) {
      const outbox: Sql = {
        ...plain,
        run(text, params) {
          onStatement(text)
          return plain.run(text, params)
        },
        transaction: act =>
          plain.transaction(() => {
            const value = act()
            onCommit()
            return value
          }),
      }
      const { both, report, close } = valueOf(openCopies({ sql: outbox, file: OUTBOX_FILE, disk, log }))
      const needs = { cache, outbox, both, rows, keeper, putAside: () => {} }
      return {
        accounts: createAccountTable(needs), conversations: createConversationTable(needs), thread: createThreadTable(needs),
        contacts: createContactTable(needs), campaigns: createCampaignTable(needs), people: createPeopleTable(needs),
        outbox: createOutboxTable(needs), drafts: createDraftTable(needs), attachments: createAttachmentTable(needs),
        cursors: createCursorTable(needs), quotas: createQuotaTable(needs), journal: createJournalTable(needs),
        cacheSetAside: null, outboxSetAside: null, isDamaged: () => false, copyReport: report,
        dropStrays: async () => dropStrays(needs),
        forget: async account => forgetAccount(needs, account),
        close,
      }
    },
    beginAnew() {
      for (const sql of [cache, plain]) {
        sql.exec('ROLLBACK')
        sql.exec('BEGIN')
      }
    },
    loseFile() {
      for (const table of [...PRECIOUS_TABLES, 'owner']) plain.run(`DELETE FROM ${table}`)
    },
  }
}

function openInMemory(migrations: readonly Migration[]): Sql {
  const db = new Database(':memory:')
  // Whoever may have to go back has to keep whole pages: small ones are soon kept.
  db.pragma('page_size = 512')
  const sql = createSql(db, () => {})
  sql.pragma('foreign_keys = ON')
  migrate(sql, migrations)
  const schema = sql.pragma('user_version')
  const [begin, end, undo] = [db.prepare('SAVEPOINT step'), db.prepare('RELEASE step'), db.prepare('ROLLBACK TO step')]

  /** What the binding does within a transaction too, but for the four functions that it makes for each. */
  function transaction<T>(act: () => T): T {
    begin.run()
    try {
      const value = act()
      end.run()
      return value
    } catch (error) {
      undo.run()
      end.run()
      throw error
    }
  }

  return {
    ...sql,
    transaction,
    // The memory is never full.
    write: act => ok(transaction(act)),
    pragma(text) {
      if (text === 'user_version') return schema
      // Nothing in memory has a log to be folded, and within a transaction SQLite will not try.
      return text.startsWith('wal_checkpoint') ? null : sql.pragma(text)
    },
  }
}
