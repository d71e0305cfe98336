import type { Migration } from '#main/store/migrations/migration.ts'

/** What a service has ordered outlives the app that heard it. */
export const stoppedUntil: Migration = {
  number: 6,
  name: 'stopped until',
  up: sql => sql.exec('ALTER TABLE quotas ADD COLUMN stopped_until INTEGER'),
}
