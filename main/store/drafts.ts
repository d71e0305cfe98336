import { Draft } from '#app/domain/draft.ts'
import { accountOf } from '#app/domain/ids.ts'
import type { BothCopies } from './both-copies.ts'
import { draftKey } from './precious-rows.ts'
import type { RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import type { DraftTable } from './store.ts'

/**
 * The second copy holds drafts too. It is not synced for one: that would double the price of every pause in typing, and the
 * file itself is synced already. Its end is, so that what was sent does not come back into a composer.
 */
export function createDraftTable({ outbox, both, rows }: Readonly<{ outbox: Sql; both: BothCopies; rows: RowReader }>): DraftTable {
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
      both.write(touched => {
        outbox.run(
          `INSERT INTO drafts (conversation_id, mode, account_id, text, updated_at)
           VALUES (@conversationId, @mode, @accountId, @text, @updatedAt)
           ON CONFLICT (conversation_id, mode) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`,
          { conversationId, mode, accountId: accountOf(conversationId), text, updatedAt },
        )
        touched.put('drafts', draftKey({ conversationId, mode }))
        return null
      }, { isSynced: false }),

    remove: async (conversationId, mode) =>
      both.write(touched => {
        const removed = outbox.run('DELETE FROM drafts WHERE conversation_id = @conversationId AND mode = @mode', { conversationId, mode })
        if (removed > 0) touched.removed('drafts', draftKey({ conversationId, mode }))
        return null
      }),
  }
}
