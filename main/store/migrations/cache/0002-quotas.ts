import type { Migration } from '#main/store/migrations/migration.ts'

/** One row per credential, and none that says which: its key is a digest, and what it belongs to lies in the vault. */
export const quotas: Migration = {
  number: 2,
  name: 'quotas',
  up: sql =>
    sql.exec(`
      CREATE TABLE quotas (
        credential_key TEXT PRIMARY KEY,
        day_starts_at INTEGER NOT NULL,
        used INTEGER NOT NULL,
        calls INTEGER NOT NULL
      ) STRICT;
    `),
}
