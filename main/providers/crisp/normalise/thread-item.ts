import type { Author } from '#app/domain/author.ts'
import type { Event, EventKind } from '#app/domain/event.ts'
import { accountOf, eventId, messageId, noteId, operatorId, remoteOf, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import type { Receipt } from '#app/domain/message.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { epochMs } from '#app/domain/time.ts'
import { EventContent } from '#main/providers/crisp/wire/content.ts'
import type { CrispMessage } from '#main/providers/crisp/wire/message.ts'
import { toParts } from './parts.ts'

/** A message, note or event; its own id there is the fingerprint. */
export function toThreadItem(conversation: ConversationId, message: CrispMessage): ThreadItem {
  const remote = String(message.fingerprint)
  const at = epochMs(message.timestamp)
  if (message.type === 'event') return toEvent(conversation, message)

  const author = toAuthor(conversation, message)
  const parts = toParts(message.type, message.content)
  const isEdited = message.edited ?? false
  return message.type === 'note'
    ? { type: 'note', id: noteId(conversation, remote), conversationId: conversation, author, parts, isEdited, at }
    : { type: 'message', id: messageId(conversation, remote), conversationId: conversation, author, parts, receipt: receiptOf(message), isEdited, at }
}

const EVENT_KINDS: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['state:resolved', 'resolved'],
  ['state:unresolved', 'reopened'],
])

/** The list of namespaces is not published: what we do not know is shown in the service's own words. */
function toEvent(conversation: ConversationId, message: CrispMessage): Event {
  const content = EventContent.safeParse(message.content).data
  const kind = EVENT_KINDS.get(content?.namespace ?? '') ?? 'other'
  return {
    type: 'event',
    id: eventId(conversation, String(message.fingerprint)),
    conversationId: conversation,
    kind,
    name: message.user?.nickname ?? null,
    text: content?.text ?? (kind === 'other' ? (content?.namespace ?? null) : null),
    at: epochMs(message.timestamp),
  }
}

function toAuthor(conversation: ConversationId, message: CrispMessage): Author {
  const name = message.user?.nickname ?? ''
  if (message.from === 'user') return { kind: 'contact', name, operatorId: null }
  if (message.automated === true) return { kind: 'automation', name, operatorId: null }
  return { kind: 'operator', name, operatorId: operatorOf(conversation, message) }
}

/** A token without a person speaks for the workspace, whose id then stands where an operator's would. */
function operatorOf(conversation: ConversationId, message: CrispMessage): Author['operatorId'] {
  const userId = message.user?.user_id ?? null
  const isNobody = userId === null || userId === message['website_id'] || userId === remoteOf(conversation)
  const account: AccountId = accountOf(conversation)
  return isNobody ? null : operatorId(account, userId)
}

function receiptOf(message: CrispMessage): Receipt {
  if (message.from === 'user') return 'received'
  if (message.read) return 'read'
  return message.delivered ? 'delivered' : 'sent'
}
