import { z } from 'zod'
import type { SearchHit } from '#app/contract/conversations.ts'
import type { Scope } from '#app/contract/scope.ts'
import type { RowReader } from './rows.ts'
import { createExcerpts } from './search-excerpt.ts'
import { matchOf } from './search-query.ts'
import type { Sql } from './sql.ts'
import { SELECT_ITEM, StoredItem } from './stored-item.ts'
import { readConversationRows } from './stored-rows.ts'
import { textOf } from './stored-thread.ts'

type Needs = Readonly<{ cache: Sql; outbox: Sql; rows: RowReader }>
type Query = Readonly<{ text: string; scope: Scope; limit: number }>
type Asked = Readonly<{ match: string; limit: number; excerptOf: (text: string) => string }>

const ItemKey = z.object({ key: z.number(), thread: z.number() })

/** What is stored here and holds every word asked: messages and notes, and who the contact is; newest first. */
export function searchConversations(needs: Needs, query: Query): readonly SearchHit[] {
  const match = matchOf(query.text, query.scope)
  if (match === null) return []
  const asked = { match, limit: query.limit, excerptOf: createExcerpts(query.text) }
  return [...itemHits(needs, asked), ...contactHits(needs, asked)].toSorted((a, b) => b.at - a.at).slice(0, query.limit)
}

/** Keys are times, so full text answers newest first by itself, and stops at the limit. */
function itemHits({ cache, outbox, rows }: Needs, { match, limit, excerptOf }: Asked): readonly SearchHit[] {
  const keys = rows.all('thread item', ItemKey, cache.all(
    `SELECT items.key, items.thread FROM search_items
     CROSS JOIN items ON items.key = search_items.rowid
     CROSS JOIN conversations ON conversations.key = items.thread
     WHERE search_items MATCH @match ORDER BY search_items.rowid DESC LIMIT @limit`,
    { match, limit },
  ))
  const rowOf = new Map(readConversationRows({ cache, outbox, rows }, [...new Set(keys.map(({ thread }) => thread))]).map(({ key, row }) => [key, row]))
  return keys.flatMap(({ key, thread }) => {
    const item = rows.one('thread item', StoredItem, cache.get(`${SELECT_ITEM} WHERE items.key = @key`, { key }))
    const row = rowOf.get(thread)
    if (item === null || item.type === 'event' || row === undefined) return []
    return [{ row, excerpt: excerptOf(item.parts.map(textOf).join(' ')), itemId: item.id, at: item.at }]
  })
}

/** By name, address or subject. */
function contactHits({ cache, outbox, rows }: Needs, { match, limit, excerptOf }: Asked): readonly SearchHit[] {
  const keys = cache.numbers(
    `SELECT conversations.key FROM search_conversations
     CROSS JOIN conversations ON conversations.key = search_conversations.rowid
     WHERE search_conversations MATCH @match ORDER BY conversations.updated_at DESC LIMIT @limit`,
    { match, limit },
  )
  return readConversationRows({ cache, outbox, rows }, keys).map(({ row }) => {
    const { contactName, contactEmail, subject, updatedAt } = row.conversation
    const said = [contactName, contactEmail, subject].filter(piece => piece !== null && piece !== '').join(' · ')
    return { row, excerpt: excerptOf(said), itemId: null, at: updatedAt }
  })
}
