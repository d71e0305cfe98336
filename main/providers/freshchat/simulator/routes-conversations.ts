import { ok, notFound, type Answer, type Question, type Route } from './answer.ts'
import { readConversationPatch } from './conversation-patch.ts'
import { CONVERSATION_FIELDS } from './conversation-fields.ts'
import { createConversation } from './create-conversation.ts'
import { answerMessages } from './message-listing.ts'
import { postMessage } from './post-message.ts'
import type { ConversationRecord } from './records.ts'
import type { Room } from './room.ts'
import { conversationToJson, oldConversationToJson } from './to-json.ts'

export function conversationRoutes(room: Room): readonly Route[] {
  const { world, happenings, behaviour } = room
  return [
    { method: 'GET', path: '/conversations/fields', answer: () => ok(CONVERSATION_FIELDS) },
    { method: 'POST', path: '/conversations', answer: ({ body }) => createConversation(room, body) },
    {
      method: 'GET',
      path: '/conversations/:id',
      answer: ({ params }) =>
        withConversation(room, params, conversation => {
          const toJson = behaviour.oldConversations ? oldConversationToJson : conversationToJson
          return ok(toJson(conversation, world))
        }),
    },
    {
      method: 'PUT',
      path: '/conversations/:id',
      answer: ({ params, body }) =>
        withConversation(room, params, conversation => {
          const read = readConversationPatch(room, conversation, body)
          return 'refused' in read ? read.refused : ok(conversationToJson(happenings.changeConversation(conversation.id, read.patch), world))
        }),
    },
    {
      method: 'GET',
      path: '/conversations/:id/messages',
      answer: ({ params, query }) => withConversation(room, params, conversation => answerMessages(room, conversation, query)),
    },
    {
      method: 'POST',
      path: '/conversations/:id/messages',
      answer: ({ params, body }) => withConversation(room, params, conversation => postMessage(room, conversation, body)),
    },
  ]
}

function withConversation({ world }: Room, params: Question['params'], answer: (conversation: ConversationRecord) => Answer): Answer {
  const conversation = world.conversations.get(params['id'] ?? '')
  return conversation === undefined ? notFound('CONVERSATION') : answer(conversation)
}
