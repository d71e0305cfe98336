import type { Migration } from '#main/store/migrations/migration.ts'

/** What happened, as kinds and counts. The keys of removed lines are never given out again: a window pages by them. */
export const journal: Migration = {
  number: 3,
  name: 'journal',
  up: sql =>
    sql.exec(`
      CREATE TABLE journal (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        what TEXT NOT NULL
      ) STRICT;
      CREATE INDEX journal_of_account ON journal (account_id, key);
    `),
}
