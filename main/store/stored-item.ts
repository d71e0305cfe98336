import { z } from 'zod'
import type { Preview } from '#app/domain/conversation.ts'
import { ConversationId, eventId, messageId, noteId, remoteOf } from '#app/domain/ids.ts'
import { partExcerpt } from '#app/domain/part.ts'
import { ThreadItem, type ThreadItemId } from '#app/domain/thread.ts'
import { JsonObject } from './rows.ts'
import type { SqlParams } from './sql.ts'

const ID_OF = { message: messageId, note: noteId, event: eventId } as const

const ItemColumns = z
  .object({
    conversation_id: ConversationId,
    type: z.enum(['message', 'note', 'event']),
    remote: z.string(),
    at: z.number(),
    receipt: z.string().nullable(),
    record: JsonObject,
  })
  .transform(({ conversation_id: conversationId, type, remote, at, receipt, record }): unknown => ({
    ...record,
    type,
    id: toItemId(conversationId, type, remote),
    conversationId,
    at,
    ...(type === 'message' ? { receipt } : {}),
  }))
  .pipe(ThreadItem)

/** A row of `items` with its conversation's id, at gate 3. Ids are made anew: the row holds only the service's own. Compiled, since they are read by the hundred. */
export const StoredItem = z.compile(ItemColumns)

/** Selects what `StoredItem` reads. */
export const SELECT_ITEM = `SELECT threads.conversation_id, items.type, items.remote, items.at, items.receipt, items.record
  FROM items JOIN threads ON threads.key = items.thread`

export const toItemId = (conversationId: ConversationId, type: ThreadItem['type'], remote: string): ThreadItemId => ID_OF[type](conversationId, remote)

/** How the row of an item is found within its thread. */
export function toItemPlace(id: ThreadItemId): Readonly<{ type: ThreadItem['type']; remote: string }> {
  return { type: id.startsWith('msg:') ? 'message' : id.startsWith('nte:') ? 'note' : 'event', remote: remoteOf(id) }
}

/** Whose turn an item is: what unread and waiting are derived from. */
export function speakerOf(item: ThreadItem): string {
  return item.type === 'message' ? item.author.kind : item.type
}

export function toItemColumns(item: ThreadItem) {
  return {
    remote: remoteOf(item.id),
    type: item.type,
    speaker: speakerOf(item),
    at: item.at,
    receipt: item.type === 'message' ? item.receipt : null,
    record: JSON.stringify(recordOf(item)),
  } satisfies SqlParams
}

function recordOf(item: ThreadItem) {
  if (item.type === 'event') return { kind: item.kind, name: item.name, text: item.text }
  return { author: item.author, parts: item.parts, isEdited: item.isEdited }
}

/** What a list shows of an item. An automation speaks for us. */
export function previewOf(item: ThreadItem): Preview {
  if (item.type === 'event') return { speaker: 'event', text: item.text ?? '' }
  const text = item.parts.map(partExcerpt).find(excerpt => excerpt !== '') ?? ''
  const { author } = item
  if (item.type === 'note') return { speaker: 'note', text, author }
  return author.kind === 'contact' ? { speaker: 'contact', text } : { speaker: 'operator', text, author }
}
