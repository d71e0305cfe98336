import Database from 'better-sqlite3'
import { aLog } from '#main/testing/builders.ts'
import { createAttachmentTable } from '#main/store/attachments.ts'
import { createConversationKeeper } from '#main/store/conversation-keeper.ts'
import { createConversationTable } from '#main/store/conversations.ts'
import { createContactTable } from '#main/store/contacts.ts'
import { createDraftTable } from '#main/store/drafts.ts'
import { migrate } from '#main/store/migrate.ts'
import { cacheMigrations } from '#main/store/migrations/cache/cache-migrations.ts'
import { outboxMigrations } from '#main/store/migrations/outbox/outbox-migrations.ts'
import { openCopies } from '#main/store/open-copies.ts'
import { IN_MEMORY } from '#main/store/open-database.ts'
import { createOutboxTable } from '#main/store/outbox.ts'
import { createRowReader } from '#main/store/rows.ts'
import { createSql } from '#main/store/sql.ts'
import { systemDisk } from '#main/store/system-disk.ts'
import { createThreadTable } from '#main/store/thread.ts'
import { valueOf } from './a-store.ts'

/** Tables on two databases in memory that a test may reach into: to fill them up, or to put nonsense into a row. */
export function someTables() {
  const log = aLog()
  const open = () => createSql(new Database(':memory:'), () => {})
  const [cache, outbox] = [open(), open()]
  migrate(cache, cacheMigrations)
  migrate(outbox, outboxMigrations)
  const rows = createRowReader(log)
  const { both } = valueOf(openCopies({ sql: outbox, file: IN_MEMORY, disk: systemDisk, log }))
  const needs = { putAside: () => {}, cache, outbox, both, rows, keeper: createConversationKeeper({ cache, rows }) }
  return {
    cache, outbox, log,
    conversations: createConversationTable(needs),
    thread: createThreadTable(needs),
    contacts: createContactTable(needs),
    drafts: createDraftTable(needs),
    attachments: createAttachmentTable(needs),
    entries: createOutboxTable(needs),
  }
}
