import { z } from 'zod'
import { Happening, type JournalEntry } from '#app/domain/journal-entry.ts'
import { AccountId } from '#app/domain/ids.ts'
import { EpochMs } from '#app/domain/time.ts'
import { json, type RowReader } from './rows.ts'
import { scopeParam } from './scope-sql.ts'
import type { Sql } from './sql.ts'
import type { JournalTable } from './store.ts'

const Row = z
  .object({ key: z.number().int(), account_id: AccountId, at: EpochMs, what: json(Happening) })
  .transform(({ account_id: accountId, ...rest }): JournalEntry => ({ accountId, ...rest }))

/** Lines of one account; what is older goes. */
export const KEPT_LINES = 1_000

export function createJournalTable({ cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>): JournalTable {
  return {
    add: async ({ accountId, at, what }) =>
      cache.write(() => {
        cache.run('INSERT INTO journal (account_id, at, what) VALUES (@accountId, @at, @what)', { accountId, at, what: JSON.stringify(what) })
        cache.run(
          `DELETE FROM journal WHERE account_id = @accountId AND key <= (
             SELECT key FROM journal WHERE account_id = @accountId ORDER BY key DESC LIMIT 1 OFFSET @kept)`,
          { accountId, kept: KEPT_LINES },
        )
        return null
      }),

    list: async ({ scope, before, limit }) =>
      rows.all(
        'journal entry',
        Row,
        cache.all(
          `SELECT * FROM journal
           WHERE (@scope IS NULL OR account_id IN (SELECT value FROM json_each(@scope))) AND (@before IS NULL OR key < @before)
           ORDER BY key DESC LIMIT @limit`,
          { ...scopeParam(scope), before, limit },
        ),
      ),
  }
}
