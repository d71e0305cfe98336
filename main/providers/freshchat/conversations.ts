import { remoteOf } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { learn, notOffered, type Desk } from './desk.ts'
import { toConversation } from './normalise/conversation.ts'
import { fromStatus } from './normalise/status.ts'
import { createWalk } from './walk.ts'
import { FreshchatConversation, type FreshchatConversationPatch } from './wire/conversation.ts'
import { readRecord } from './wire/records.ts'

type Conversations = Pick<
  ProviderAccount,
  'listConversations' | 'getConversation' | 'listContactConversations' | 'setStatus' | 'assign' | 'markRead' | 'setSegments'
>

/** Reading conversations, and setting what may be set twice without harm. */
export function conversationCalls(desk: Desk): Conversations {
  const { client, users, accountId } = desk
  const walk = createWalk(desk)

  const change = async (remoteId: string, { patch, signal }: Readonly<{ patch: FreshchatConversationPatch; signal: AbortSignal | undefined }>) => {
    const reply = await client.put(`/conversations/${encodeURIComponent(remoteId)}`, { body: patch, signal })
    return reply.ok ? ok(null) : reply
  }

  return {
    // Of the filters only the time can be asked of the service; the others are the caller's.
    listConversations: ({ cursor, filter, signal }) => walk.everyone({ cursor, updatedSince: filter?.updatedSince ?? null, signal }),

    getConversation: async ({ id, signal }) => {
      const remoteId = remoteOf(id)
      const reply = await client.get(`/conversations/${encodeURIComponent(remoteId)}`, { signal })
      if (!reply.ok) return reply
      const conversation = readRecord(FreshchatConversation, reply.value, 'conversation')
      if (!conversation.ok) return conversation
      const userId = conversation.value.user_id
      const named: Result<null> = userId === null ? ok(null) : await users.fetch([userId], signal)
      return named.ok ? ok(toConversation(conversation.value, { accountId, user: users.get(userId), userId })) : named
    },

    listContactConversations: ({ contactId, cursor, signal }) => walk.ofUser({ cursor, userId: remoteOf(contactId), signal }),

    setStatus: async ({ id, status, signal }) =>
      learn(desk, status === 'resolved' ? 'resolve' : 'reopen', await change(remoteOf(id), { patch: { status: fromStatus(status) }, signal })),

    assign: async ({ id, operatorId, groupId, signal }) => {
      // No source describes how to take an assignment away.
      if (operatorId === null && groupId === null) return notOffered()
      const patch: FreshchatConversationPatch = {
        status: 'assigned',
        ...(operatorId === null ? {} : { assigned_agent_id: remoteOf(operatorId) }),
        ...(groupId === null ? {} : { assigned_group_id: remoteOf(groupId) }),
      }
      return learn(desk, operatorId === null ? 'assignGroup' : 'assignOperator', await change(remoteOf(id), { patch, signal }))
    },

    markRead: async () => notOffered(),
    setSegments: async () => notOffered(),
  }
}
