import type { Migration } from '#main/store/migrations/migration.ts'

/** What a service has ordered outlives the app that heard it. */
export const stops: Migration = {
  number: 6,
  name: 'stops',
  up: sql => sql.exec(`ALTER TABLE quotas ADD COLUMN stop TEXT NOT NULL DEFAULT 'null'`),
}
