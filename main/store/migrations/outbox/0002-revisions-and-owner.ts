import type { Migration } from '#main/store/migrations/migration.ts'

/**
 * A revision is the number of the transaction that last wrote a row: it counts up over the whole file, and both copies of the
 * outbox are compared by it. The owner's epoch counts up at every start, and only the latest may write.
 */
export const revisionsAndOwner: Migration = {
  number: 2,
  name: 'revisions and owner',
  up: sql =>
    sql.exec(`
      ALTER TABLE accounts ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE outbox ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE drafts ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE owner (
        key INTEGER PRIMARY KEY CHECK (key = 1),
        epoch INTEGER NOT NULL,
        revision INTEGER NOT NULL
      ) STRICT;
      INSERT INTO owner (key, epoch, revision) VALUES (1, 0, 0);
    `),
}
