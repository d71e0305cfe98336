import { z } from 'zod'
import { invalid, type Answer } from './answer.ts'
import type { ConversationPatch } from './happenings.ts'
import { CONVERSATION_STATUSES, type ConversationRecord } from './records.ts'
import type { Room } from './room.ts'

const PatchBody = z.object({
  status: z.string().optional(),
  assigned_agent_id: z.string().nullish(),
  assigned_group_id: z.string().nullish(),
  channel_id: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
})
const Status = z.enum(CONVERSATION_STATUSES)

/** PUT changes what it names and leaves the rest. `null` or an empty text takes an assignment away. */
export function readConversationPatch(
  { world }: Room,
  conversation: ConversationRecord,
  body: unknown,
): Readonly<{ patch: ConversationPatch }> | Readonly<{ refused: Answer }> {
  const asked = PatchBody.safeParse(body)
  if (!asked.success) return { refused: invalid('Conversation payload not valid') }
  const status = asked.data.status === undefined ? undefined : Status.safeParse(asked.data.status)
  if (status !== undefined && !status.success) return { refused: invalid(`Unknown status ${asked.data.status}`) }

  const patch: ConversationPatch = {
    ...(status === undefined ? {} : { status: status.data }),
    ...(asked.data.assigned_agent_id === undefined ? {} : { assignedAgentId: asked.data.assigned_agent_id || null }),
    ...(asked.data.assigned_group_id === undefined ? {} : { assignedGroupId: asked.data.assigned_group_id || null }),
    ...(asked.data.channel_id === undefined ? {} : { channelId: asked.data.channel_id }),
    ...(asked.data.properties === undefined ? {} : { properties: asked.data.properties }),
  }
  if (patch.assignedAgentId && !world.agents.has(patch.assignedAgentId)) return { refused: invalid('Agent does not exist') }
  if (patch.assignedGroupId && !world.groups.has(patch.assignedGroupId)) return { refused: invalid('Group does not exist') }
  if (patch.channelId !== undefined && !world.channels.has(patch.channelId)) return { refused: invalid('Channel does not exist') }

  const agentId = patch.assignedAgentId === undefined ? conversation.assignedAgentId : patch.assignedAgentId
  const groupId = patch.assignedGroupId === undefined ? conversation.assignedGroupId : patch.assignedGroupId
  if (patch.status === 'assigned' && agentId === null && groupId === null) {
    return { refused: invalid('assigned needs an agent or a group') }
  }
  return { patch }
}
