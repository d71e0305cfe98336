import { z } from 'zod'
import { invalid, ok, type Answer } from './answer.ts'
import type { Writing } from './happenings.ts'
import { readParts } from './message-parts.ts'
import type { ConversationRecord } from './records.ts'
import type { Room } from './room.ts'
import { messageToJson } from './to-json.ts'
import type { World } from './world.ts'

const MessageBody = z.object({
  message_type: z.enum(['normal', 'private']).default('normal'),
  actor_type: z.enum(['agent', 'user', 'bot']),
  actor_id: z.string().optional(),
  user_id: z.string().optional(),
  message_parts: z.array(z.unknown()).min(1),
  reply_parts: z.array(z.record(z.string(), z.unknown())).optional(),
})

const CAST_ERROR = 'class TextFragment cannot be cast to class EmailFragment'

export function postMessage(room: Room, conversation: ConversationRecord, body: unknown): Answer {
  const read = readMessage(room.world, conversation, body)
  if ('refused' in read) return read.refused
  const { writing } = read
  if (writing.actorType === 'user' && room.world.newestConversationOf(conversation.userId)?.id !== conversation.id) {
    return invalid('The conversation is not the latest conversation of the user')
  }
  const isWrongKind = conversation.isEmail && writing.parts.some(part => 'text' in part)
  if (isWrongKind && room.behaviour.textInEmailConversation === 'refused') return invalid(CAST_ERROR)
  const message = room.happenings.write({ ...writing, conversationId: conversation.id })
  return isWrongKind ? invalid(CAST_ERROR) : ok(messageToJson(message, room.world))
}

type Read = Readonly<{ writing: Omit<Writing, 'conversationId'> }> | Readonly<{ refused: Answer }>

/** What a message body asks for, or why it may not: unknown actors, empty or unknown parts, notes from a user. */
export function readMessage(world: World, conversation: Pick<ConversationRecord, 'userId' | 'isEmail'>, body: unknown): Read {
  const asked = MessageBody.safeParse(body)
  if (!asked.success) return { refused: invalid('Message payload not valid') }
  const { actor_type: actorType, actor_id: actorId, message_type: type } = asked.data
  if (actorType === 'agent') {
    const agent = world.agents.get(actorId ?? '')
    if (agent === undefined || agent.isDeactivated) return { refused: invalid('actor_id must be an active agent') }
  }
  if (actorType === 'user' && actorId !== conversation.userId) return { refused: invalid('user must be a member of the conversation') }
  if (actorType === 'user' && type === 'private') return { refused: invalid('A user cannot write a private message') }

  const parts = readParts(asked.data.message_parts, world)
  if ('refused' in parts) return parts
  if (actorType === 'user' && asked.data.reply_parts !== undefined) return { refused: invalid('reply_parts are for agents and bots') }
  return {
    writing: { actorType, actorId: actorId === undefined || actorId === '' ? null : actorId, type, parts: parts.parts, replyParts: asked.data.reply_parts ?? [], source: 'api' },
  }
}
