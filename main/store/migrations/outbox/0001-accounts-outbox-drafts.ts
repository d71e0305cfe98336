import type { Migration } from '#main/store/migrations/migration.ts'

/** Every table has an integer key, so that a damaged file can be walked row by row. */
export const accountsOutboxDrafts: Migration = {
  number: 1,
  name: 'accounts, outbox, drafts',
  up: sql =>
    sql.exec(`
      CREATE TABLE accounts (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        position INTEGER NOT NULL,
        record TEXT NOT NULL
      ) STRICT;

      CREATE TABLE outbox (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL,
        conversation_id TEXT NOT NULL,
        operator_id TEXT,
        place INTEGER NOT NULL,
        intent TEXT NOT NULL,
        state TEXT NOT NULL,
        delivery TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        client_id TEXT NOT NULL,
        is_watermark_known INTEGER NOT NULL,
        watermark TEXT,
        first_sent_at INTEGER,
        created_at INTEGER NOT NULL,
        UNIQUE (conversation_id, place)
      ) STRICT;
      CREATE INDEX outbox_open ON outbox (conversation_id, place) WHERE state NOT IN ('sent', 'discarded');

      CREATE TABLE drafts (
        key INTEGER PRIMARY KEY,
        conversation_id TEXT NOT NULL,
        mode TEXT NOT NULL,
        account_id TEXT NOT NULL,
        text TEXT NOT NULL,
        updated_at INTEGER NOT NULL,
        UNIQUE (conversation_id, mode)
      ) STRICT;
    `),
}
