import { Draft } from '#app/domain/draft.ts'
import { accountOf } from '#app/domain/ids.ts'
import type { RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import type { DraftTable } from './store.ts'

export function createDraftTable({ outbox, rows }: Readonly<{ outbox: Sql; rows: RowReader }>): DraftTable {
  return {
    of: async conversationId =>
      rows.all(
        'draft',
        Draft,
        outbox.all(
          `SELECT conversation_id AS conversationId, mode, text, updated_at AS updatedAt FROM drafts
           WHERE conversation_id = @conversationId ORDER BY updated_at`,
          { conversationId },
        ),
      ),

    write: async ({ conversationId, mode, text, updatedAt }) =>
      outbox.write(() => {
        outbox.run(
          `INSERT INTO drafts (conversation_id, mode, account_id, text, updated_at)
           VALUES (@conversationId, @mode, @accountId, @text, @updatedAt)
           ON CONFLICT (conversation_id, mode) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`,
          { conversationId, mode, accountId: accountOf(conversationId), text, updatedAt },
        )
        return null
      }),

    remove: async (conversationId, mode) =>
      outbox.write(() => {
        outbox.run('DELETE FROM drafts WHERE conversation_id = @conversationId AND mode = @mode', { conversationId, mode })
        return null
      }),
  }
}
