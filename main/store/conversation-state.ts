import type { Conversation, ConversationRecord, Preview } from '#app/domain/conversation.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Held } from './held-fields.ts'
import type { ConversationPatch } from './store.ts'
import type { StoredConversation } from './stored-conversation.ts'
import type { ThreadFacts } from './thread-facts.ts'

/** Services cut what they show of a message at different lengths, and never this short. */
const COMPARED_LENGTH = 40

// How a conversation comes to be what it is. Pure: three things change it (a record, a patch, its thread), and after each of
// them `settle` derives what its service does not keep.

type Told = Readonly<{ before: StoredConversation | null; record: ConversationRecord; held: Held; seenAt: EpochMs }>

/** What a service told, but for what a person has just set and for what newer items have already moved on. */
export function toldBy({ before, record, held, seenAt }: Told): StoredConversation {
  const known = before?.conversation ?? null
  const isLate = known !== null && known.updatedAt > record.updatedAt
  const keptPreview = known?.preview ?? null
  return {
    conversation: {
      ...record,
      status: held.status ?? record.status,
      assigneeId: held.assignment === undefined ? record.assigneeId : held.assignment.operatorId,
      groupId: held.assignment === undefined ? record.groupId : held.assignment.groupId,
      segments: held.segments ?? record.segments,
      unreadCount: toldUnread(known, record.unreadCount, held),
      waitingSince: record.waitingSince === 'ours' ? (known?.waitingSince ?? null) : record.waitingSince,
      preview: record.preview === 'ours' || (isLate && keptPreview !== null) ? keptPreview : record.preview,
      updatedAt: isLate ? known.updatedAt : record.updatedAt,
    },
    derives: {
      unread: record.unreadCount === 'ours',
      waiting: record.waitingSince === 'ours',
      preview: record.preview === 'ours',
    },
    readKey: before?.readKey ?? 0,
    markedUnread: before?.markedUnread ?? 0,
    checkedAt: seenAt,
  }
}

function toldUnread(known: Conversation | null, told: number | 'ours', held: Held): number {
  if (told === 'ours') return known?.unreadCount ?? 0
  if (held.isRead === undefined) return told
  if (known !== null) return known.unreadCount
  return held.isRead ? 0 : Math.max(1, told)
}

/** @param newestKey the newest item of the thread: setting the unread count to 0 means that somebody has read up to it */
export function patched(before: StoredConversation, change: ConversationPatch, newestKey: number): StoredConversation {
  const { unreadCount, updatedAt } = change
  return {
    ...before,
    conversation: {
      ...before.conversation,
      ...change,
      updatedAt: epochMs(Math.max(before.conversation.updatedAt, updatedAt ?? 0)),
    },
    readKey: unreadCount === 0 ? Math.max(before.readKey, newestKey) : before.readKey,
    markedUnread: unreadCount ?? before.markedUnread,
  }
}

/** Brings what depends on the thread up to date. Times only move forward: late older pages change nothing that is shown. */
export function settle(stored: StoredConversation, facts: ThreadFacts): StoredConversation {
  const { conversation, derives } = stored
  const isNewer = facts.previewAt !== null && facts.previewAt > conversation.updatedAt
  const preview = derives.preview || isNewer ? (facts.preview ?? conversation.preview) : signed(conversation.preview, facts.preview)
  return {
    ...stored,
    conversation: {
      ...conversation,
      preview,
      waitingSince: derives.waiting ? waitingOf(conversation, facts) : stillWaiting({ ...conversation, preview }, facts),
      unreadCount: derives.unread ? Math.max(facts.unread, stored.markedUnread) : conversation.unreadCount,
      updatedAt: epochMs(Math.max(conversation.updatedAt, facts.newestAt ?? 0)),
    },
  }
}

/** The list does not tell who of us wrote; the thread does, where it ends with the same words. */
function signed(preview: Preview | null, inThread: Preview | null): Preview | null {
  if (preview === null || preview.author !== undefined || inThread?.author === undefined) return preview
  return isOf(preview, inThread) ? { ...preview, author: inThread.author } : preview
}

/** Whether what is shown was cut from this item. */
export function isOf(preview: Preview, item: Preview): boolean {
  return preview.speaker === item.speaker && preview.text !== '' && item.text.startsWith(preview.text.slice(0, COMPARED_LENGTH).trimEnd())
}

function waitingOf({ status }: Conversation, { waitingSince }: ThreadFacts): EpochMs | null {
  return status === 'resolved' ? null : waitingSince
}

/**
 * Whom an operator has answered waits no more, though the service has not said so yet. And whom nobody has answered waits: a
 * service may forget since when as it resolves, and not remember when that is undone. Its own preview must say that the
 * contact spoke last, for the thread may miss an answer.
 */
function stillWaiting({ waitingSince, status, preview }: Conversation, facts: ThreadFacts): EpochMs | null {
  if (waitingSince !== null) return facts.answeredAt !== null && facts.answeredAt > waitingSince ? null : waitingSince
  if (status === 'resolved' || preview?.speaker !== 'contact') return null
  return facts.waitingSince ?? facts.unansweredSince
}
