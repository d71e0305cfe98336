import type { Author } from '#app/domain/author.ts'
import type { EventKind } from '#app/domain/event.ts'
import { eventId, messageId, noteId, operatorId, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import type { Receipt } from '#app/domain/message.ts'
import { partExcerpt, type Part } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { epochMs } from '#app/domain/time.ts'
import type { FreshchatMessage } from '#main/providers/freshchat/wire/message.ts'
import { toParts } from './parts.ts'

export type ThreadNaming = Readonly<{
  accountId: AccountId
  conversationId: ConversationId
  /** A contact's name by the user's id; '' when unknown. */
  nameOfContact: (userId: string) => string
  /** An agent's name by its id; '' when unknown. */
  nameOfAgent: (agentId: string) => string
}>

/**
 * Only what is plainly a normal message becomes a message. A kind that we do not know becomes a note: to show something to
 * operators only is the mistake that harms nobody.
 */
export function toThreadItem(message: FreshchatMessage, naming: ThreadNaming): ThreadItem {
  const { conversationId } = naming
  const type = message.message_type?.toLowerCase() ?? 'normal'
  const parts = toParts([...(message.message_parts ?? []), ...(message.reply_parts ?? [])])
  const at = epochMs(message.created_time)
  if (type === 'system') {
    const text = parts.map(partExcerpt).join(' ').trim()
    return { type: 'event', id: eventId(conversationId, message.id), conversationId, kind: eventKindOf(message), name: null, text: text === '' ? null : text, at }
  }
  const author = toAuthor(message, naming)
  if (type !== 'normal' || message.botsPrivateNote === true) {
    return { type: 'note', id: noteId(conversationId, message.id), conversationId, author, parts, isEdited: false, at }
  }
  const receipt = author.kind === 'contact' ? 'received' : receiptOf(message)
  return { type: 'message', id: messageId(conversationId, message.id), conversationId, author, parts: withFailure(parts, message), receipt, isEdited: false, at }
}

function toAuthor({ actor_type: type, actor_id: id }: FreshchatMessage, naming: ThreadNaming): Author {
  if (type === 'user') return { kind: 'contact', name: id === null ? '' : naming.nameOfContact(id), operatorId: null }
  if (type === 'agent') {
    return { kind: 'operator', name: id === null ? '' : naming.nameOfAgent(id), operatorId: id === null ? null : operatorId(naming.accountId, id) }
  }
  return { kind: 'automation', name: '', operatorId: null }
}

function eventKindOf({ meta_data: meta }: FreshchatMessage): EventKind {
  if (meta?.isResolved === true) return 'resolved'
  return meta?.isReopen === true ? 'reopened' : 'other'
}

/** Receipts exist for WhatsApp and the like only; elsewhere all we know is that it was stored. */
function receiptOf({ status }: FreshchatMessage): Receipt {
  const word = status?.toLowerCase()
  return word === 'read' || word === 'delivered' ? word : 'sent'
}

/** A message that the transport refused later still stands in the thread; what went wrong stands with it. */
function withFailure(parts: readonly Part[], { status, error_message: reason }: FreshchatMessage): readonly Part[] {
  return status?.toLowerCase() === 'failed' ? [...parts, { kind: 'unknown', name: 'failed', text: reason }] : parts
}
