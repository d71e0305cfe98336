import { z } from 'zod'
import { AccountId } from '#app/domain/ids.ts'
import type { Migration } from '#main/store/migrations/migration.ts'
import { putSearchText } from '#main/store/search-index.ts'

const Shown = z.object({ key: z.number(), account: AccountId, text: z.string() })

/** What the list shows of a conversation is found, also where its thread was never loaded. */
export const searchPreviews: Migration = {
  number: 4,
  name: 'search previews',
  up(sql) {
    sql.exec(`CREATE VIRTUAL TABLE search_previews USING fts5(account, words, content='', contentless_delete=1, tokenize='ascii')`)
    const rows = sql.all(
      `SELECT key, account_id AS account, preview ->> 'text' AS text FROM conversations
       WHERE iif(json_valid(preview), preview ->> 'speaker', 'event') <> 'event'`,
    )
    for (const row of rows) {
      const shown = Shown.safeParse(row).data
      if (shown !== undefined) putSearchText(sql, 'search_previews', shown)
    }
  },
}
