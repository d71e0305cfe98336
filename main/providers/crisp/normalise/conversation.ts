import type { ConversationRecord, ConversationStatus, Speaker } from '#app/domain/conversation.ts'
import { contactId, conversationId, inboxId, operatorId, type AccountId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import type { CrispConversation, CrispState } from '#main/providers/crisp/wire/conversation.ts'

const STATUS = { pending: 'pending', unresolved: 'open', resolved: 'resolved' } as const satisfies Record<CrispState, ConversationStatus>
/** Crisp has no state for "waiting on somebody else". */
const STATE = { pending: 'pending', open: 'unresolved', resolved: 'resolved', waiting: null } as const satisfies Record<ConversationStatus, CrispState | null>

export const toStatus = (state: CrispState): ConversationStatus => STATUS[state]
export const toState = (status: ConversationStatus): CrispState | null => STATE[status]

export function toConversation(account: AccountId, conversation: CrispConversation): ConversationRecord {
  const { meta, assigned } = conversation
  const updatedAt = conversation.updated_at ?? conversation.created_at ?? 0
  return {
    id: conversationId(account, conversation.session_id),
    accountId: account,
    contactId: conversation.people_id === null ? null : contactId(account, conversation.people_id),
    contactName: meta?.nickname ?? meta?.email ?? '',
    contactEmail: meta?.email ?? null,
    contactOnline: conversation.availability === null ? null : conversation.availability === 'online',
    subject: meta?.subject ?? conversation.topic,
    preview: previewOf(conversation),
    status: toStatus(conversation.state),
    assigneeId: assigned?.user_id == null ? null : operatorId(account, assigned.user_id),
    groupId: null,
    inboxId: conversation.inbox_id === null ? null : inboxId(account, conversation.inbox_id),
    unreadCount: wholeOrOurs(conversation.unread?.operator ?? null),
    waitingSince: conversation.waiting_since === null ? null : epochMs(conversation.waiting_since),
    segments: toSegments(meta?.segments ?? []),
    isBlocked: conversation.is_blocked ?? false,
    transport: toTransport(meta?.origin ?? null),
    createdAt: epochMs(conversation.created_at ?? updatedAt),
    updatedAt: epochMs(updatedAt),
  }
}

/** Each once, and none of no letters: the list goes back whole when a person changes it. */
export const toSegments = (names: readonly string[]): readonly string[] => [...new Set(names.filter(name => name.trim() !== ''))]

/** `chat`, `email`, or the name inside of `urn:crisp.im:whatsapp:0`. */
export function toTransport(origin: string | null): string | null {
  if (origin === null || !origin.startsWith('urn:')) return origin
  return origin.split(':')[2] ?? origin
}

function previewOf({ preview_message: preview, last_message: last }: CrispConversation): ConversationRecord['preview'] {
  if (preview !== null) return { speaker: speakerOf(preview.type, preview.from), text: preview.excerpt ?? last ?? '' }
  // Words without a speaker would be ascribed to the wrong side: the thread knows better.
  return last === null ? null : 'ours'
}

function speakerOf(type: string | null, from: string | null): Speaker {
  if (type === 'note' || type === 'event') return type
  return from === 'user' ? 'contact' : 'operator'
}

function wholeOrOurs(count: number | null): number | 'ours' {
  return count === null || !Number.isFinite(count) ? 'ours' : Math.max(0, Math.trunc(count))
}
