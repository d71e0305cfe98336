import type { Migration } from '#main/store/migrations/migration.ts'
import { accountsOutboxDrafts } from './0001-accounts-outbox-drafts.ts'

export const outboxMigrations: readonly Migration[] = [accountsOutboxDrafts]
