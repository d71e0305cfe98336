import type { Behaviour } from './behaviour.ts'
import type { SimulatorClock } from './clock.ts'
import type { ConversationRecord, ConversationStatus, JsonObject, MessageRecord } from './records.ts'
import type { World } from './world.ts'

type HappeningsNeeds = Readonly<{ world: World; clock: SimulatorClock; behaviour: Behaviour; lateness: Readonly<{ ms: () => number }> }>

export type Writing = Readonly<{
  conversationId: string
  actorType: MessageRecord['actorType']
  actorId: string | null
  type: MessageRecord['type']
  parts: readonly JsonObject[]
  replyParts?: readonly JsonObject[]
  source?: string
}>

export type ConversationPatch = Partial<Pick<ConversationRecord, 'status' | 'assignedAgentId' | 'assignedGroupId' | 'channelId' | 'properties'>>

/** What an event does to the account: which times and states move. Both the HTTP routes and the test actions go through here. */
export type Happenings = ReturnType<typeof createHappenings>

export function createHappenings({ world, clock, behaviour, lateness }: HappeningsNeeds) {
  const write = (writing: Writing): MessageRecord => {
    const conversation = world.conversations.get(writing.conversationId)
    if (conversation === undefined) throw new Error(`The simulated account has no conversation ${writing.conversationId}`)
    const nowMs = clock.now()
    const reopens = writing.actorType === 'user' && conversation.status === 'resolved'
    const interactionId = reopens ? `${conversation.internalId}-${nowMs}` : conversation.interactionId
    world.changeConversation(conversation.id, { updatedAt: nowMs, interactionId, ...(reopens ? { status: storedReopened(behaviour) } : {}) })
    if (behaviour.messageMovesUser && world.users.has(conversation.userId)) world.changeUser(conversation.userId, { updatedAt: nowMs })
    return world.addMessage({
      conversationId: conversation.id, actorType: writing.actorType, actorId: writing.actorId, type: writing.type, parts: writing.parts,
      replyParts: writing.replyParts ?? [], source: writing.source ?? null, createdAt: nowMs, visibleAt: nowMs + lateness.ms(),
    })
  }

  const writeSystemLine = (conversationId: string, text: string, meta: JsonObject) => {
    world.addMessage({ conversationId, actorType: 'system', actorId: null, type: 'system', parts: [{ text: { content: text } }], meta, createdAt: clock.now() })
  }

  return {
    write,

    /** Leaves a system line where the state changed, as the product does. */
    changeConversation: (id: string, patch: ConversationPatch): ConversationRecord => {
      const before = world.conversations.get(id)
      if (before === undefined) throw new Error(`The simulated account has no conversation ${id}`)
      const status = patch.status === 'reopened' ? storedReopened(behaviour) : (patch.status ?? before.status)
      const isReopened = before.status === 'resolved' && status !== 'resolved'
      const interactionId = isReopened ? `${before.internalId}-${clock.now()}` : before.interactionId
      const changed = world.changeConversation(id, {
        ...patch, status, interactionId, properties: { ...before.properties, ...patch.properties }, updatedAt: clock.now(),
      })
      if (before.status !== 'resolved' && status === 'resolved') writeSystemLine(id, 'Conversation was resolved', { isResolved: true })
      if (isReopened) writeSystemLine(id, 'Conversation was reopened', { isReopen: true })
      if (changed.assignedAgentId !== null && changed.assignedAgentId !== before.assignedAgentId) {
        writeSystemLine(id, 'Conversation was assigned to an agent', {})
      }
      return changed
    },
  }
}

function storedReopened(behaviour: Behaviour): ConversationStatus {
  return behaviour.reopenedIsStoredAs
}
