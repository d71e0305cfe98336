import type { Migration } from '#main/store/migrations/migration.ts'
import { everythingThatCanBeFetched } from './0001-everything-that-can-be-fetched.ts'
import { quotas } from './0002-quotas.ts'
import { journal } from './0003-journal.ts'
import { searchPreviews } from './0004-search-previews.ts'
import { daysBefore } from './0005-days-before.ts'
import { stops } from './0006-stops.ts'

export const cacheMigrations: readonly Migration[] = [everythingThatCanBeFetched, quotas, journal, searchPreviews, daysBefore, stops]
