import { z } from 'zod'
import { Conversation, ConversationStatus } from '#app/domain/conversation.ts'
import { AccountId, areOfOneAccount, ContactId, ConversationId, GroupId, InboxId, OperatorId } from '#app/domain/ids.ts'
import { Lane } from '#app/domain/lane.ts'
import { type Delivery, MessageText } from '#app/domain/outbox-entry.ts'
import { ComposerMode } from '#app/domain/draft.ts'
import { Segments } from '#app/domain/segment.ts'
import { ThreadItemId, ThreadPage } from '#app/domain/thread.ts'
import { EpochMs } from '#app/domain/time.ts'
import { Failure } from '#app/failure.ts'
import { command, query } from './call.ts'
import { AccountOutcomes, Nothing, Scope, Window } from './scope.ts'

/** What a list of conversations is narrowed by. */
export const ConversationView = z
  .object({
    lane: Lane,
    scope: Scope,
    /** null = every state that the lane holds. */
    status: ConversationStatus.nullable(),
    contactId: ContactId.nullable(),
    assigneeId: OperatorId.nullable(),
    inboxId: InboxId.nullable(),
    groupId: GroupId.nullable(),
  })
  .readonly()
export type ConversationView = z.infer<typeof ConversationView>

/** By its lane and scope alone. */
export const NOT_NARROWED = { status: null, contactId: null, assigneeId: null, inboxId: null, groupId: null } as const

/** A row of the list: the conversation and the marks that only we know. */
export const ConversationRow = z
  .object({
    conversation: Conversation,
    /** The operator who has it, by name. */
    assigneeName: z.string().nullable(),
    /** The group that has it; it may have an operator of that group as well. */
    groupName: z.string().nullable(),
    inboxName: z.string().nullable(),
    /** What was begun here and not sent; `both`: a reply and a note. */
    draftMode: z.enum([...ComposerMode.options, 'both']).nullable(),
    /** The most urgent state among what has not left yet; null = nothing waits. */
    pending: z.enum(['queued', 'sending', 'checking', 'uncertain', 'failed'] satisfies Delivery['state'][]).nullable(),
    /** When the service last told us about it. */
    checkedAt: EpochMs,
    /** Whether it is known what was said last: not where the service does not tell and the thread was never loaded. */
    isPreviewKnown: z.boolean(),
  })
  .readonly()
export type ConversationRow = z.infer<typeof ConversationRow>

export const SearchHit = z
  .object({ row: ConversationRow, excerpt: z.string(), itemId: ThreadItemId.nullable(), at: EpochMs })
  .readonly()
export type SearchHit = z.infer<typeof SearchHit>

export const LaneCounts = z
  .object({ waiting: z.number().int(), mine: z.number().int(), unassigned: z.number().int(), resolved: z.number().int(), all: z.number().int(), outbox: z.number().int() })
  .readonly()
export type LaneCounts = z.infer<typeof LaneCounts>

/**
 * What became of beginning a conversation; where it provably was not begun, the call fails instead. `doubt`: the answer was
 * lost, or the first message could not be kept; to begin again by itself could tell the contact the same thing twice.
 */
export const Beginning = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('created'), conversationId: ConversationId }).readonly(),
  z.object({ outcome: z.literal('doubt'), failure: Failure }).readonly(),
])
export type Beginning = z.infer<typeof Beginning>

export const conversations = {
  'conversations.list': query(z.object({ view: ConversationView, ...Window }), z.object({ rows: z.array(ConversationRow).readonly(), total: z.number().int() }).readonly()),
  /** Where a conversation stands in a view, from 0; null = not in it. */
  'conversations.place': query(z.object({ view: ConversationView, id: ConversationId }), z.number().int().nullable()),
  'conversations.counts': query(z.object({ scope: Scope }), LaneCounts),
  'conversations.get': query(z.object({ id: ConversationId }), ConversationRow),
  /** Full text over what is stored here, newest first. */
  'conversations.search': query(z.object({ text: z.string().max(300), scope: Scope, limit: z.number().int().min(1).max(100) }), z.array(SearchHit).readonly()),
  /**
   * Has the services themselves look and stores what they find; ids come newest first, `conversations.get` shows each. A search
   * that is still under way ends; an empty text ends it and asks nobody.
   */
  'conversations.searchServices': command(
    z.object({ text: z.string().trim().max(300), scope: Scope }),
    z.object({ ids: z.array(ConversationId).readonly(), outcomes: AccountOutcomes }).readonly(),
  ),
  'thread.get': query(z.object({ conversationId: ConversationId, limit: z.number().int().min(1).max(10_000) }), ThreadPage),
  /** How many stored items stand behind one of a thread: a page of one more begins with it. null = it is not stored. */
  'thread.place': query(z.object({ conversationId: ConversationId, itemId: ThreadItemId }), z.number().int().nonnegative().nullable()),
  /**
   * Messages and notes of one conversation that hold every word asked, newest first, of what is stored here. `isWhole`: that
   * is all of it; otherwise `thread.loadOlder` brings more to look in.
   */
  'thread.search': query(
    z.object({ conversationId: ConversationId, text: z.string().max(300) }),
    z.object({ ids: z.array(ThreadItemId).readonly(), isWhole: z.boolean() }).readonly(),
  ),
  /** Opening a thread fills it: compares the newest stretch with the service and keeps it fresh until another is opened. null = none is open. */
  'thread.watch': command(z.object({ conversationId: ConversationId.nullable() }), Nothing),
  /** Fetches the stretch before what is stored. */
  'thread.loadOlder': command(z.object({ conversationId: ConversationId }), z.object({ added: z.number().int() })),
  'thread.setTyping': command(z.object({ conversationId: ConversationId, isTyping: z.boolean() }), Nothing),
  'conversations.setStatus': command(z.object({ id: ConversationId, status: ConversationStatus }), Nothing),
  'conversations.assign': command(
    z.object({ id: ConversationId, operatorId: OperatorId.nullable(), groupId: GroupId.nullable() })
      .refine(({ id, operatorId, groupId }) => areOfOneAccount([id, operatorId, groupId])),
    Nothing,
  ),
  'conversations.markRead': command(z.object({ id: ConversationId, read: z.boolean() }), Nothing),
  /** All of them: what is not named is taken away. */
  'conversations.setSegments': command(z.object({ id: ConversationId, segments: Segments }), Nothing),
  /** Those that the newest conversations of an account carry, most used first. */
  'segments.list': query(z.object({ accountId: AccountId }), z.array(z.string()).readonly()),
  'conversations.create': command(
    z.object({
      accountId: AccountId,
      contact: z.union([z.object({ contactId: ContactId }), z.object({ name: z.string().trim().min(1).max(200), email: z.email().nullable() })]),
      inboxId: InboxId.nullable(),
      text: MessageText,
    }).refine(({ accountId, contact, inboxId }) => areOfOneAccount([accountId, inboxId, 'contactId' in contact ? contact.contactId : null])),
    Beginning,
  ),
} as const
