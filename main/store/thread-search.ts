import { z } from 'zod'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import type { ThreadItemId } from '#app/domain/thread.ts'
import type { RowReader } from './rows.ts'
import { matchOf } from './search-query.ts'
import type { Sql } from './sql.ts'
import { toItemId } from './stored-item.ts'

type Needs = Readonly<{ cache: Sql; rows: RowReader }>
type Query = Readonly<{ conversationId: ConversationId; thread: number; text: string }>

const Found = z.object({ type: z.enum(['message', 'note', 'event']), remote: z.string() })

/** More of them than anybody goes through one by one. */
const MOST_FOUND = 2_000

/**
 * Messages and notes of one thread that hold every word asked, newest first. Keys are times, so full text looks only at the
 * time that the thread spans.
 */
export function searchThread({ cache, rows }: Needs, { conversationId, thread, text }: Query): readonly ThreadItemId[] {
  const match = matchOf(text, [accountOf(conversationId)])
  const first = cache.number('SELECT min(key) FROM items WHERE thread = @thread', { thread })
  const last = cache.number('SELECT max(key) FROM items WHERE thread = @thread', { thread })
  if (match === null || first === null || last === null) return []
  const found = cache.all(
    `SELECT items.type, items.remote FROM search_items
     CROSS JOIN items ON items.key = search_items.rowid
     WHERE search_items MATCH @match AND search_items.rowid BETWEEN @first AND @last AND items.thread = @thread
     ORDER BY search_items.rowid DESC LIMIT @most`,
    { match, first, last, thread, most: MOST_FOUND },
  )
  return rows.all('thread item', Found, found).map(({ type, remote }) => toItemId(conversationId, type, remote))
}
