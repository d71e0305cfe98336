import { z } from 'zod'
import { invalid, notFound, ok, type Answer } from './answer.ts'
import { readMessage } from './post-message.ts'
import { CONVERSATION_STATUSES } from './records.ts'
import type { Room } from './room.ts'
import { conversationToJson, messageToJson } from './to-json.ts'

const NewConversation = z.object({
  channel_id: z.string(),
  users: z.array(z.object({ id: z.string() })).min(1),
  messages: z.array(z.unknown()).min(1),
  status: z.enum(CONVERSATION_STATUSES).optional(),
  assigned_agent_id: z.string().optional(),
  assigned_group_id: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
})

/** Always a new one, even if the user has an open one in the same channel. */
export function createConversation({ world, happenings }: Room, body: unknown): Answer {
  const asked = NewConversation.safeParse(body)
  if (!asked.success) return invalid('Conversation payload not valid')
  const { channel_id: channelId, users, messages, status, properties } = asked.data
  const agentId = asked.data.assigned_agent_id ?? null
  const groupId = asked.data.assigned_group_id ?? null
  const user = world.users.get(users[0]?.id ?? '')
  if (user === undefined) return notFound('USER')
  if (!world.channels.has(channelId)) return notFound('CHANNEL')
  if (agentId !== null && !world.agents.has(agentId)) return notFound('AGENT')
  if (groupId !== null && !world.groups.has(groupId)) return notFound('GROUP')

  const read = messages.map(message => readMessage(world, { userId: user.id, isEmail: false }, message))
  const writings = read.flatMap(each => ('writing' in each ? [each.writing] : []))
  const refused = read.find(each => 'refused' in each)
  if (refused !== undefined && 'refused' in refused) return refused.refused

  const isAssigned = agentId !== null || groupId !== null
  const conversation = world.addConversation({
    userId: user.id, channelId, assignedAgentId: agentId, assignedGroupId: groupId, status: status ?? (isAssigned ? 'assigned' : 'new'), properties: properties ?? {},
  })
  const written = writings.map(writing => happenings.write({ ...writing, conversationId: conversation.id }))
  return ok({
    ...conversationToJson(world.conversations.get(conversation.id) ?? conversation, world),
    users: [{ id: user.id }],
    messages: written.map(message => messageToJson(message, world)),
  })
}
