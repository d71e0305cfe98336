import { z } from 'zod'
import { type ConversationView, NOT_NARROWED } from '#app/contract/conversations.ts'
import type { Scope } from '#app/contract/scope.ts'
import { AccountId, ConversationId } from '#app/domain/ids.ts'
import type { Lane } from '#app/domain/lane.ts'
import { ok } from '#app/result.ts'
import { readAccounts } from './accounts.ts'
import type { ConversationKeeper } from './conversation-keeper.ts'
import { contradicts, NOTHING_HELD, readHeld, wishOf } from './held-fields.ts'
import { laneQuery } from './lane-query.ts'
import { IS_OPEN } from './outbox-row.ts'
import type { RowReader } from './rows.ts'
import { scopeParam } from './scope-sql.ts'
import { dropConversationSearch } from './search-index.ts'
import { searchConversations } from './search.ts'
import type { Sql } from './sql.ts'
import type { ConversationTable } from './store.ts'
import { readConversationRows } from './stored-rows.ts'
import { ensureThreadKey, findThreadKey } from './thread-keys.ts'

type Needs = Readonly<{ cache: Sql; outbox: Sql; rows: RowReader; keeper: ConversationKeeper }>

const UnreadRow = z.object({ account_id: AccountId, unread: z.number(), waiting: z.number() })

/** Enough to have seen what is in use: reading them takes some milliseconds, reading all of them would be felt. */
const NEWEST_FOR_SEGMENTS = 2_000

export function createConversationTable({ cache, outbox, rows, keeper }: Needs): ConversationTable {
  const queryOf = (view: ConversationView) => {
    const asked = readAccounts(outbox, rows).filter(({ id }) => view.scope === null || view.scope.includes(id))
    return laneQuery(view, asked.map(({ me }) => me).filter(me => me !== null))
  }

  const countOf = (view: ConversationView) => {
    const { from, where, params } = queryOf(view)
    return cache.number(`SELECT count(*) FROM ${from} WHERE ${where}`, params) ?? 0
  }

  const laneCount = (lane: Lane, scope: Scope) => countOf({ lane, scope, ...NOT_NARROWED })

  return {
    upsert: async (records, seenAt) => {
      const held = readHeld({ outbox, rows }, records.map(({ id }) => id))
      return cache.write(() =>
        records
          .filter(record => {
            const key = ensureThreadKey(cache, record.id)
            return keeper.tell(key, { record, held: held.get(record.id) ?? NOTHING_HELD, seenAt })
          })
          .map(({ id }) => id),
      )
    },

    patch: async (id, change) => {
      const key = findThreadKey(cache, id)
      return key === null ? ok(false) : cache.write(() => keeper.patch(key, change) !== null)
    },

    hear: async (id, change) => {
      const key = findThreadKey(cache, id)
      if (key === null) return ok('unknown')
      const wish = wishOf(readHeld({ outbox, rows }, [id]).get(id) ?? NOTHING_HELD)
      return cache.write(() => {
        if (keeper.patch(key, { ...change, ...wish }) === null) return 'unknown'
        return contradicts(change, wish) ? 'heldBack' : 'heard'
      })
    },

    remove: async id =>
      cache.write(() => {
        const key = findThreadKey(cache, id)
        if (key === null) return null
        dropConversationSearch(cache, key)
        cache.run('DELETE FROM threads WHERE key = @key', { key })
        return null
      }),

    get: async id => {
      const key = findThreadKey(cache, id)
      return key === null ? null : (readConversationRows({ cache, outbox, rows }, [key])[0]?.row ?? null)
    },

    list: async (view, { offset, limit }) => {
      const { from, where, order, params } = queryOf(view)
      const keys = cache.numbers(`SELECT key FROM ${from} WHERE ${where} ${order} LIMIT @limit OFFSET @offset`, { ...params, offset, limit })
      return { rows: readConversationRows({ cache, outbox, rows }, keys).map(({ row }) => row), total: countOf(view) }
    },

    place: async (view, id) => {
      const key = findThreadKey(cache, id)
      if (key === null) return null
      const { from, where, before, params } = queryOf(view)
      const isThere = cache.number(`SELECT count(*) FROM conversations WHERE key = @key AND ${where}`, { ...params, key })
      return isThere === 1 ? cache.number(`SELECT count(*) FROM ${from} WHERE ${where} AND ${before}`, { ...params, key }) : null
    },

    counts: async scope => ({
      waiting: laneCount('waiting', scope),
      mine: laneCount('mine', scope),
      unassigned: laneCount('unassigned', scope),
      resolved: laneCount('resolved', scope),
      all: laneCount('all', scope),
      outbox:
        outbox.number(
          `SELECT count(*) FROM outbox WHERE ${IS_OPEN} AND (@scope IS NULL OR account_id IN (SELECT value FROM json_each(@scope)))`,
          scopeParam(scope),
        ) ?? 0,
    }),

    openIds: async (account, limit) =>
      rows.all('conversation', z.object({ id: ConversationId }), cache.all(
        `SELECT id FROM conversations INDEXED BY conversations_open_of_account
         WHERE status <> 'resolved' AND account_id = @account ORDER BY updated_at DESC LIMIT @limit`,
        { account, limit },
      )).map(({ id }) => id),

    segments: async account =>
      rows.all('segment', z.object({ name: z.string() }), cache.all(
        `SELECT known.value AS name
         FROM (SELECT segments FROM conversations INDEXED BY conversations_newest_of_account
               WHERE account_id = @account ORDER BY updated_at DESC LIMIT @newest) AS newest,
              json_each(CASE WHEN json_valid(newest.segments) THEN newest.segments ELSE '[]' END) AS known
         WHERE known.type = 'text' AND trim(known.value) <> ''
         GROUP BY known.value ORDER BY count(*) DESC, known.value`,
        { account, newest: NEWEST_FOR_SEGMENTS },
      )).map(({ name }) => name),

    unreadByAccount: async () => {
      const counted = cache.all(
        `SELECT account_id, sum(unread) AS unread, sum(waiting) AS waiting FROM (
           SELECT account_id, count(*) AS unread, 0 AS waiting FROM conversations INDEXED BY conversations_unread
           WHERE unread_count > 0 GROUP BY account_id
           UNION ALL
           SELECT account_id, 0, count(*) FROM conversations INDEXED BY conversations_waiting_of_account
           WHERE status <> 'resolved' AND waiting_since IS NOT NULL GROUP BY account_id
         ) GROUP BY account_id`,
      )
      return new Map(
        rows.all('conversation', UnreadRow, counted).map(({ account_id: account, unread, waiting }) => [account, { unread, waiting }]),
      )
    },

    search: async query => searchConversations({ cache, outbox, rows }, query),
  }
}
