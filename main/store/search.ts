import { z } from 'zod'
import type { SearchHit } from '#app/contract/conversations.ts'
import type { Scope } from '#app/contract/scope.ts'
import type { Preview } from '#app/domain/conversation.ts'
import { isOf } from './conversation-state.ts'
import type { RowReader } from './rows.ts'
import { createExcerpts } from './search-excerpt.ts'
import { matchOf } from './search-query.ts'
import type { Sql } from './sql.ts'
import { previewOf, SELECT_ITEM, StoredItem } from './stored-item.ts'
import { readConversationRows } from './stored-rows.ts'
import { textOf } from './stored-thread.ts'

type Needs = Readonly<{ cache: Sql; outbox: Sql; rows: RowReader }>
type Query = Readonly<{ text: string; scope: Scope; limit: number }>
type Asked = Readonly<{ match: string; limit: number; excerptOf: (text: string) => string }>

/** An item that was found, and what the list would show of it. */
type ItemHit = Readonly<{ hit: SearchHit; preview: Preview }>

const ItemKey = z.object({ key: z.number(), thread: z.number() })

/** What is stored here and holds every word asked: messages and notes, what the list shows, and who the contact is; newest first. */
export function searchConversations(needs: Needs, query: Query): readonly SearchHit[] {
  const match = matchOf(query.text, query.scope)
  if (match === null) return []
  const asked = { match, limit: query.limit, excerptOf: createExcerpts(query.text) }
  const items = itemHits(needs, asked)
  const hits = [...items.map(({ hit }) => hit), ...previewHits(needs, asked, items), ...contactHits(needs, asked)]
  return hits.toSorted((a, b) => b.at - a.at).slice(0, query.limit)
}

/** Keys are times, so full text answers newest first by itself, and stops at the limit. */
function itemHits({ cache, outbox, rows }: Needs, { match, limit, excerptOf }: Asked): readonly ItemHit[] {
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
    return [{ hit: { row, excerpt: excerptOf(item.parts.map(textOf).join(' ')), itemId: item.id, at: item.at }, preview: previewOf(item) }]
  })
}

/** By what the list shows, where that is not an item found already: the thread may never have been loaded. */
function previewHits(needs: Needs, asked: Asked, items: readonly ItemHit[]): readonly SearchHit[] {
  return rowsFound(needs, 'search_previews', asked).flatMap(({ row }) => {
    const { id, preview, updatedAt } = row.conversation
    if (preview === null || items.some(({ hit, preview: item }) => hit.row.conversation.id === id && isOf(preview, item))) return []
    return [{ row, excerpt: asked.excerptOf(preview.text), itemId: null, at: updatedAt }]
  })
}

/** By name, address or subject. */
function contactHits(needs: Needs, asked: Asked): readonly SearchHit[] {
  return rowsFound(needs, 'search_conversations', asked).map(({ row }) => {
    const { contactName, contactEmail, subject, updatedAt } = row.conversation
    const said = [contactName, contactEmail, subject].filter(piece => piece !== null && piece !== '').join(' · ')
    return { row, excerpt: asked.excerptOf(said), itemId: null, at: updatedAt }
  })
}

function rowsFound({ cache, outbox, rows }: Needs, table: 'search_conversations' | 'search_previews', { match, limit }: Asked) {
  const keys = cache.numbers(
    `SELECT conversations.key FROM ${table} CROSS JOIN conversations ON conversations.key = ${table}.rowid
     WHERE ${table} MATCH @match ORDER BY conversations.updated_at DESC LIMIT @limit`,
    { match, limit },
  )
  return readConversationRows({ cache, outbox, rows }, keys)
}
