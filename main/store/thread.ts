import { z } from 'zod'
import { EpochMs } from '#app/domain/time.ts'
import type { ThreadPage } from '#app/domain/thread.ts'
import { ok } from '#app/result.ts'
import type { ConversationKeeper } from './conversation-keeper.ts'
import { IS_OPEN, StoredOutboxRow } from './outbox-row.ts'
import { Flag, toFlag, type RowReader } from './rows.ts'
import { dropSearchText } from './search-index.ts'
import type { Sql } from './sql.ts'
import type { ThreadTable } from './store.ts'
import { SELECT_ITEM, StoredItem, toItemPlace } from './stored-item.ts'
import { findItems, isNewestShown, replaceParts, storeItems } from './stored-thread.ts'
import { ensureThreadKey, findThreadKey } from './thread-keys.ts'
import { searchThread } from './thread-search.ts'

type Needs = Readonly<{ cache: Sql; outbox: Sql; rows: RowReader; keeper: ConversationKeeper }>

/** How far a thread is filled: `olderCursor` undefined = never asked, null = the beginning is stored. */
const Filling = z
  .object({ is_older_known: Flag, older_cursor: z.string().nullable(), checked_at: EpochMs.nullable() })
  .transform(row => ({ olderCursor: row.is_older_known ? row.older_cursor : undefined, checkedAt: row.checked_at }))

const NEVER_FILLED = { olderCursor: undefined, checkedAt: null } as const

export function createThreadTable({ cache, outbox, rows, keeper }: Needs): ThreadTable {
  const fillingOf = (thread: number | null) =>
    rows.one('thread', Filling, cache.get('SELECT is_older_known, older_cursor, checked_at FROM threads WHERE key = @thread', { thread })) ?? NEVER_FILLED

  return {
    upsert: async (conversationId, items, { isNew, seenAt }) =>
      cache.write(() => {
        const thread = ensureThreadKey(cache, conversationId)
        const stored = storeItems({ cache, rows }, thread, { items, isNew })
        keeper.follow(thread, { seenAt })
        return stored
      }),

    editParts: async (conversationId, remoteId, parts) => {
      const thread = findThreadKey(cache, conversationId)
      if (thread === null) return ok(false)
      return cache.write(() => {
        const found = findItems({ cache, rows }, thread, remoteId).filter(({ item }) => item.type !== 'event')
        for (const stored of found) replaceParts(cache, stored, parts)
        keeper.follow(thread, { previewIsGone: found.some(({ key }) => isNewestShown(cache, thread, key)) })
        return found.length > 0
      })
    },

    removeItem: async (conversationId, remoteId) => {
      const thread = findThreadKey(cache, conversationId)
      if (thread === null) return ok(false)
      return cache.write(() => {
        const keys = cache.numbers('SELECT key FROM items WHERE thread = @thread AND remote = @remoteId', { thread, remoteId })
        const previewIsGone = keys.some(key => isNewestShown(cache, thread, key))
        for (const key of keys) {
          dropSearchText(cache, 'search_items', key)
          cache.run('DELETE FROM items WHERE key = @key', { key })
        }
        keeper.follow(thread, { previewIsGone })
        return keys.length > 0
      })
    },

    markReadByContact: async (conversationId, remoteIds) =>
      cache.write(() => {
        cache.run(
          `UPDATE items SET receipt = 'read'
           WHERE thread = (SELECT key FROM threads WHERE conversation_id = @conversationId) AND receipt IN ('sent', 'delivered')
             AND (@remoteIds IS NULL OR remote IN (SELECT value FROM json_each(@remoteIds)))`,
          { conversationId, remoteIds: remoteIds === 'all' ? null : JSON.stringify(remoteIds) },
        )
        return null
      }),

    page: async (conversationId, limit) => {
      const thread = findThreadKey(cache, conversationId)
      const found = cache.all(`${SELECT_ITEM} WHERE thread = @thread ORDER BY items.key DESC LIMIT @limit`, { thread, limit: limit + 1 })
      const { olderCursor, checkedAt } = fillingOf(thread)
      return {
        items: rows.all('thread item', StoredItem, found.slice(0, limit)).toReversed(),
        pending: rows
          .all('outbox entry', StoredOutboxRow, outbox.all(
            `SELECT * FROM outbox WHERE conversation_id = @conversationId AND ${IS_OPEN} AND iif(json_valid(intent), intent ->> 'kind', '') IN ('reply', 'note', 'file')
             ORDER BY place`,
            { conversationId },
          ))
          .map(({ entry }) => entry),
        older: olderOf(found.length > limit, olderCursor),
        checkedAt,
      }
    },

    place: async (conversationId, itemId) => {
      const thread = findThreadKey(cache, conversationId)
      const key = cache.number('SELECT key FROM items WHERE thread = @thread AND remote = @remote AND type = @type', { thread, ...toItemPlace(itemId) })
      return key === null ? null : cache.number('SELECT count(*) FROM items WHERE thread = @thread AND key > @key', { thread, key })
    },

    search: async (conversationId, text) => {
      const thread = findThreadKey(cache, conversationId)
      return {
        ids: thread === null ? [] : searchThread({ cache, rows }, { conversationId, thread, text }),
        isWhole: fillingOf(thread).olderCursor === null,
      }
    },

    newestAt: async conversationId => {
      const thread = findThreadKey(cache, conversationId)
      const at = cache.number('SELECT at FROM items WHERE thread = @thread ORDER BY key DESC LIMIT 1', { thread })
      return at === null ? null : EpochMs.parse(at)
    },

    count: async conversationId =>
      cache.number('SELECT count(*) FROM items WHERE thread = @thread', { thread: findThreadKey(cache, conversationId) }) ?? 0,

    olderCursor: async conversationId => fillingOf(findThreadKey(cache, conversationId)).olderCursor,

    setFilling: async (conversationId, { olderCursor, checkedAt }) =>
      cache.write(() => {
        cache.run(
          `UPDATE threads SET is_older_known = max(is_older_known, @isTold), older_cursor = iif(@isTold, @olderCursor, older_cursor),
             checked_at = coalesce(@checkedAt, checked_at)
           WHERE key = @thread`,
          {
            thread: ensureThreadKey(cache, conversationId), isTold: toFlag(olderCursor !== undefined),
            olderCursor: olderCursor ?? null, checkedAt: checkedAt ?? null,
          },
        )
        return null
      }),
  }
}

function olderOf(isMoreHere: boolean, olderCursor: string | null | undefined): ThreadPage['older'] {
  if (isMoreHere) return 'here'
  return olderCursor === null ? 'none' : 'remote'
}
