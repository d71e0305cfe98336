import type { Migration } from '#main/store/migrations/migration.ts'
import { accountsOutboxDrafts } from './0001-accounts-outbox-drafts.ts'
import { revisionsAndOwner } from './0002-revisions-and-owner.ts'
import { attachments } from './0003-attachments.ts'

export const outboxMigrations: readonly Migration[] = [accountsOutboxDrafts, revisionsAndOwner, attachments]
