import { z } from 'zod'
import type { ConversationRow } from '#app/contract/conversations.ts'
import { readMarks } from './conversation-marks.ts'
import type { RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import { ConversationColumns } from './stored-conversation.ts'

const Names = z.object({ assignee_name: z.string().nullable(), inbox_name: z.string().nullable() })

/** The rows of the list for these keys, in their order; keys without a conversation that can be read are left out. */
export function readConversationRows(
  { cache, outbox, rows }: Readonly<{ cache: Sql; outbox: Sql; rows: RowReader }>,
  keys: readonly number[],
): readonly Readonly<{ key: number; row: ConversationRow }>[] {
  const found = keys.flatMap(key => {
    const raw = cache.get(
      `SELECT conversations.*, operators.name AS assignee_name, inboxes.name AS inbox_name FROM conversations
       LEFT JOIN operators ON operators.id = conversations.assignee_id
       LEFT JOIN inboxes ON inboxes.id = conversations.inbox_id
       WHERE conversations.key = @key`,
      { key },
    )
    const stored = rows.one('conversation', ConversationColumns, raw)
    const names = rows.one('conversation', Names, raw)
    return stored === null || names === null ? [] : [{ key, stored, names }]
  })
  const marksOf = readMarks({ outbox, rows }, found.map(({ stored }) => stored.conversation.id))
  return found.map(({ key, stored: { conversation, checkedAt }, names }) => ({
    key,
    row: { conversation, assigneeName: names.assignee_name, inboxName: names.inbox_name, ...marksOf(conversation.id), checkedAt },
  }))
}
