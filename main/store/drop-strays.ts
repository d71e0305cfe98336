import type { Result } from '#app/result.ts'
import type { BothCopies } from './both-copies.ts'
import { ID_OF } from './precious-rows.ts'
import type { Sql } from './sql.ts'

/**
 * Takes away drafts and their files whose account is not kept: nobody sees them any more, and nothing would ever forget them.
 * Entries stay, as everywhere. Answers how many rows went.
 */
export function dropStrays({ outbox, both }: Readonly<{ outbox: Sql; both: BothCopies }>): Result<number> {
  return both.write(touched => {
    let dropped = 0
    for (const table of ['drafts', 'attachments'] as const) {
      for (const id of outbox.texts(`DELETE FROM ${table} WHERE account_id NOT IN (SELECT id FROM accounts) RETURNING ${ID_OF[table]}`)) {
        touched.removed(table, id)
        dropped += 1
      }
    }
    if (dropped > 0) touched.wipes()
    return dropped
  })
}
