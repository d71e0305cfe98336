import type { Happenings } from './happenings.ts'
import type { ConversationRecord, JsonObject, MessageRecord } from './records.ts'
import type { World } from './world.ts'

type Said = Readonly<{ conversationId: string; text: string }> | Readonly<{ conversationId: string; parts: readonly JsonObject[] }>
type AgentSaid = Said & Readonly<{ agentId: string }>

/** What happens elsewhere: at the contact's phone, at a colleague's desk. Unknown ids throw. */
export type Actions = ReturnType<typeof createActions>

export function createActions({ world, happenings }: Readonly<{ world: World; happenings: Happenings }>) {
  const partsOf = (said: Said): readonly JsonObject[] => {
    if ('parts' in said) return said.parts
    const isEmail = world.conversations.get(said.conversationId)?.isEmail ?? false
    return isEmail ? [{ email: { content: said.text } }] : [{ text: { content: said.text } }]
  }

  const contactWrites = (said: Said): MessageRecord => {
    const userId = world.conversations.get(said.conversationId)?.userId ?? null
    return happenings.write({ conversationId: said.conversationId, actorType: 'user', actorId: userId, type: 'normal', parts: partsOf(said), source: 'web' })
  }

  return {
    /** Reopens the conversation if it was resolved. */
    contactWrites,
    /** A contact opens a conversation with a first message. */
    contactStarts: (start: Readonly<{ userId: string; channelId: string; text: string }>): ConversationRecord => {
      const conversation = world.addConversation({ userId: start.userId, channelId: start.channelId })
      contactWrites({ conversationId: conversation.id, text: start.text })
      return world.conversations.get(conversation.id) ?? conversation
    },
    /** A colleague answers in the product itself, not through the API. */
    agentAnswers: (said: AgentSaid): MessageRecord =>
      happenings.write({ conversationId: said.conversationId, actorType: 'agent', actorId: said.agentId, type: 'normal', parts: partsOf(said), source: 'web' }),
    agentNotes: (said: AgentSaid): MessageRecord =>
      happenings.write({ conversationId: said.conversationId, actorType: 'agent', actorId: said.agentId, type: 'private', parts: partsOf(said), source: 'web' }),
    botWrites: (said: Said): MessageRecord =>
      happenings.write({ conversationId: said.conversationId, actorType: 'bot', actorId: null, type: 'normal', parts: partsOf(said), source: 'system' }),
    assignToAgent: (conversationId: string, agentId: string): ConversationRecord =>
      happenings.changeConversation(conversationId, { status: 'assigned', assignedAgentId: agentId }),
    assignToGroup: (conversationId: string, groupId: string): ConversationRecord =>
      happenings.changeConversation(conversationId, { status: 'assigned', assignedGroupId: groupId }),
    resolve: (conversationId: string): ConversationRecord => happenings.changeConversation(conversationId, { status: 'resolved' }),
    reopen: (conversationId: string): ConversationRecord => happenings.changeConversation(conversationId, { status: 'reopened' }),
    wait: (conversationId: string, on: 'customer' | 'internal team'): ConversationRecord =>
      happenings.changeConversation(conversationId, { status: `waiting on ${on}` }),
  }
}
