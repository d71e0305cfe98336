import { z } from 'zod'
import type { ConversationRow } from '#app/contract/conversations.ts'
import { readMarks } from './conversation-marks.ts'
import { Flag, type RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import { ConversationColumns } from './stored-conversation.ts'

const Frame = z.object({ key: z.number(), assignee_name: z.string().nullable(), group_name: z.string().nullable(), inbox_name: z.string().nullable(), is_preview_known: Flag })

/** Names are looked up by subqueries: the same as joins costs ten times as much, measured over a window of 100. */
const SELECT = `SELECT conversations.*,
    (SELECT name FROM operators WHERE operators.id = assignee_id) AS assignee_name,
    (SELECT name FROM groups WHERE groups.id = group_id) AS group_name,
    (SELECT name FROM inboxes WHERE inboxes.id = inbox_id) AS inbox_name,
    (derives_preview = 0 OR preview <> 'null' OR (SELECT checked_at FROM threads WHERE threads.key = conversations.key) IS NOT NULL) AS is_preview_known
  FROM json_each(@keys) AS wanted CROSS JOIN conversations ON conversations.key = wanted.value`

/** The rows of the list for these keys, in their order; keys without a conversation that can be read are left out. */
export function readConversationRows(
  { cache, outbox, rows }: Readonly<{ cache: Sql; outbox: Sql; rows: RowReader }>,
  keys: readonly number[],
): readonly Readonly<{ key: number; row: ConversationRow }>[] {
  const found = cache.all(SELECT, { keys: JSON.stringify(keys) }).flatMap(raw => {
    const stored = rows.one('conversation', ConversationColumns, raw)
    const frame = rows.one('conversation', Frame, raw)
    return stored === null || frame === null ? [] : [{ stored, frame }]
  })
  const marksOf = readMarks({ outbox, rows }, found.map(({ stored }) => stored.conversation.id))
  return found.map(({ stored: { conversation, checkedAt }, frame }) => ({
    key: frame.key,
    row: {
      conversation, assigneeName: frame.assignee_name, groupName: frame.group_name, inboxName: frame.inbox_name, ...marksOf(conversation.id), checkedAt,
      isPreviewKnown: frame.is_preview_known,
    },
  }))
}
