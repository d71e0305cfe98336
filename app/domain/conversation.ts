import { z } from 'zod'
import { AccountId, ContactId, ConversationId, GroupId, InboxId, OperatorId } from './ids.ts'
import { Author } from './author.ts'
import { EpochMs } from './time.ts'

/** `pending`: nobody has answered yet · `open` · `waiting`: on the contact or on an internal team · `resolved`. */
export const CONVERSATION_STATUSES = ['pending', 'open', 'waiting', 'resolved'] as const
export const ConversationStatus = z.enum(CONVERSATION_STATUSES)
export type ConversationStatus = z.infer<typeof ConversationStatus>

export const Speaker = z.enum(['contact', 'operator', 'note', 'event'])
export type Speaker = z.infer<typeof Speaker>

/** What was said last. Some lists tell that one of us wrote, and not who: then there is no author. */
export const Preview = z.object({ speaker: Speaker, text: z.string(), author: Author.optional() }).readonly()
export type Preview = z.infer<typeof Preview>

/** One exchange with one contact. Strings are the contact's own and hostile until shown as text. */
export const Conversation = z
  .object({
    id: ConversationId,
    accountId: AccountId,
    contactId: ContactId.nullable(),
    contactName: z.string(),
    contactEmail: z.string().nullable(),
    /** null when the service does not tell. */
    contactOnline: z.boolean().nullable(),
    subject: z.string().nullable(),
    preview: Preview.nullable(),
    status: ConversationStatus,
    assigneeId: OperatorId.nullable(),
    groupId: GroupId.nullable(),
    inboxId: InboxId.nullable(),
    /** Contact's messages that nobody has read: the team's count where the service keeps one, else ours. */
    unreadCount: z.number().int().nonnegative(),
    /** Since when the contact waits for an answer; null when it is not our turn. */
    waitingSince: EpochMs.nullable(),
    segments: z.array(z.string()).readonly(),
    isBlocked: z.boolean(),
    /** Where the contact writes from, in one word of the service: chat, email, whatsapp …; null when unknown. */
    transport: z.string().nullable(),
    createdAt: EpochMs,
    /** Moves with every message and change; lists are ordered by it. */
    updatedAt: EpochMs,
  })
  .readonly()
export type Conversation = z.infer<typeof Conversation>

/** A conversation as a service tells it. `'ours'` = the service does not keep this: the store derives it from the thread. */
export type ConversationRecord = Readonly<
  Omit<Conversation, 'unreadCount' | 'waitingSince' | 'preview'> & {
    unreadCount: number | 'ours'
    waitingSince: EpochMs | null | 'ours'
    preview: Conversation['preview'] | 'ours'
  }
>
