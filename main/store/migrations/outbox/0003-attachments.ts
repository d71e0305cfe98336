import type { Migration } from '#main/store/migrations/migration.ts'

/** The files of drafts. From here on an intent may be a file, which an earlier version cannot read. */
export const attachments: Migration = {
  number: 3,
  name: 'attachments',
  up: sql =>
    sql.exec(`
      CREATE TABLE attachments (
        key INTEGER PRIMARY KEY,
        conversation_id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        file_id TEXT NOT NULL,
        name TEXT NOT NULL,
        mime TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        UNIQUE (conversation_id, file_id)
      ) STRICT;
    `),
}
