import type { ConversationRecord } from '#app/domain/conversation.ts'
import { contactId, conversationId, groupId, inboxId, operatorId, type AccountId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import type { FreshchatConversation } from '#main/providers/freshchat/wire/conversation.ts'
import type { FreshchatUser } from '#main/providers/freshchat/wire/user.ts'
import { nameOf } from './contact.ts'
import { toStatus } from './status.ts'

/**
 * Read state, waiting time and preview are not in this API. Where an old account leaves out the times, those of the user
 * stand in, so that the list still has an order.
 * @param user who asks; null when it could not be learnt
 * @param userId the user through whom the conversation was found, for accounts that leave it out
 */
export function toConversation(
  conversation: FreshchatConversation,
  { accountId, user, userId }: Readonly<{ accountId: AccountId; user: FreshchatUser | null; userId: string | null }>,
): ConversationRecord {
  const askerId = conversation.user_id ?? user?.id ?? userId
  const createdAt = conversation.created_time ?? user?.created_time ?? 0
  return {
    id: conversationId(accountId, conversation.conversation_id),
    accountId,
    contactId: askerId === null ? null : contactId(accountId, askerId),
    contactName: user === null ? '' : nameOf(user),
    contactEmail: user?.email ?? null,
    contactOnline: null,
    subject: null,
    preview: 'ours',
    status: toStatus(conversation.status),
    assigneeId: conversation.assigned_agent_id === null ? null : operatorId(accountId, conversation.assigned_agent_id),
    groupId: conversation.assigned_group_id === null ? null : groupId(accountId, conversation.assigned_group_id),
    inboxId: conversation.channel_id === null ? null : inboxId(accountId, conversation.channel_id),
    unreadCount: 'ours',
    waitingSince: 'ours',
    segments: [],
    isBlocked: false,
    transport: null,
    createdAt: epochMs(createdAt),
    updatedAt: epochMs(conversation.updated_time ?? user?.updated_time ?? createdAt),
  }
}
