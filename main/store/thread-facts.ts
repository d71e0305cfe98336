import type { Conversation } from '#app/domain/conversation.ts'
import { epochMs, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import { KEYS_PER_MS } from './item-key.ts'
import type { RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import { previewOf, SELECT_ITEM, StoredItem } from './stored-item.ts'

/** What a stored thread says about its conversation. */
export type ThreadFacts = Readonly<{
  /** Of the newest message or note; of the newest event where there is neither. */
  preview: Conversation['preview']
  previewAt: EpochMs | null
  newestAt: EpochMs | null
  /**
   * The first contact message after the last operator message and the last resolve that stands; null when there is none.
   * A resolve that somebody has undone does not stand.
   */
  waitingSince: EpochMs | null
  /** The same, whatever was resolved in between. */
  unansweredSince: EpochMs | null
  /** The newest operator message; null when there is none. */
  answeredAt: EpochMs | null
  /** New contact messages that nobody has read: later than the read mark, and not answered by an operator. */
  unread: number
}>

/** How near to a reopening the contact's message lies that has caused it: services write the two one after the other. */
const SAME_MOMENT = 10 * SECOND_MS * KEYS_PER_MS

/**
 * The last resolve that stands. A reopening undoes the resolves before it, unless the contact wrote in between or with it:
 * then the message reopened the conversation, and what was settled before stays settled.
 */
const RESOLVED_AT_KEY = `SELECT max(resolve.key) FROM items AS resolve
  WHERE resolve.thread = @thread AND resolve.speaker = 'event' AND resolve.record ->> 'kind' = 'resolved' AND NOT EXISTS (
    SELECT 1 FROM items AS reopening
    WHERE reopening.thread = @thread AND reopening.speaker = 'event' AND reopening.record ->> 'kind' = 'reopened' AND reopening.key > resolve.key
      AND NOT EXISTS (
        SELECT 1 FROM items AS said
        WHERE said.thread = @thread AND said.speaker = 'contact' AND said.key > resolve.key AND said.key < reopening.key + ${SAME_MOMENT}))`

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
  const resolved = cache.number(RESOLVED_AT_KEY, { thread }) ?? 0
  const firstContactAfter = (key: number) =>
    cache.number(`SELECT at FROM items WHERE thread = @thread AND speaker = 'contact' AND key > @key ORDER BY key LIMIT 1`, { thread, key })
  const unansweredSince = firstContactAfter(answered)
  const waitingSince = resolved > answered ? firstContactAfter(resolved) : unansweredSince
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
    unansweredSince: unansweredSince === null ? null : epochMs(unansweredSince),
    answeredAt: answeredAt === null ? null : epochMs(answeredAt),
    unread: unread ?? 0,
  }
}
