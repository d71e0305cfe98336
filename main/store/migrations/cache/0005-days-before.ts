import type { Migration } from '#main/store/migrations/migration.ts'

/** What was counted on the days that the clock has shown before: a clock that was set ahead may be set back. */
export const daysBefore: Migration = {
  number: 5,
  name: 'days before',
  up: sql => sql.exec(`ALTER TABLE quotas ADD COLUMN other_days TEXT NOT NULL DEFAULT '[]'`),
}
