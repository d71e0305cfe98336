import type { Conversation } from '#app/domain/conversation.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import { previewOf, SELECT_ITEM, StoredItem } from './stored-item.ts'

/** What a stored thread says about its conversation. */
export type ThreadFacts = Readonly<{
  /** Of the newest message or note; of the newest event where there is neither. */
  preview: Conversation['preview']
  previewAt: EpochMs | null
  newestAt: EpochMs | null
  /** The first contact message after the last operator message; null when the operator spoke last or nobody has. */
  waitingSince: EpochMs | null
  /** The newest operator message; null when there is none. */
  answeredAt: EpochMs | null
  /** New contact messages that nobody has read: later than the read mark, and not answered by an operator. */
  unread: number
}>

export function readThreadFacts(
  { cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>,
  thread: number,
  readKey: number,
): ThreadFacts {
  const newest = (which: string) =>
    rows.one('thread item', StoredItem, cache.get(`${SELECT_ITEM} WHERE thread = @thread ${which} ORDER BY items.key DESC LIMIT 1`, { thread }))

  const shown = newest(`AND type <> 'event'`) ?? newest('')
  const newestAt = cache.number('SELECT at FROM items WHERE thread = @thread ORDER BY key DESC LIMIT 1', { thread })
  const answered = cache.number(`SELECT max(key) FROM items WHERE thread = @thread AND speaker = 'operator'`, { thread }) ?? 0
  const answeredAt = cache.number(
    `SELECT at FROM items WHERE thread = @thread AND speaker = 'operator' ORDER BY key DESC LIMIT 1`,
    { thread },
  )
  // A thank-you before a resolve is nobody who waits.
  const resolved =
    cache.number(`SELECT max(key) FROM items WHERE thread = @thread AND speaker = 'event' AND record ->> 'kind' = 'resolved'`, { thread }) ?? 0
  const waitingSince = cache.number(
    `SELECT at FROM items WHERE thread = @thread AND speaker = 'contact' AND key > @settled ORDER BY key LIMIT 1`,
    { thread, settled: Math.max(answered, resolved) },
  )
  const unread = cache.number(
    `SELECT count(*) FROM items INDEXED BY items_new
     WHERE thread = @thread AND is_new = 1 AND speaker = 'contact' AND key > @after`,
    { thread, after: Math.max(answered, readKey) },
  )
  return {
    preview: shown === null ? null : previewOf(shown),
    previewAt: shown?.at ?? null,
    newestAt: newestAt === null ? null : epochMs(newestAt),
    waitingSince: waitingSince === null ? null : epochMs(waitingSince),
    answeredAt: answeredAt === null ? null : epochMs(answeredAt),
    unread: unread ?? 0,
  }
}
