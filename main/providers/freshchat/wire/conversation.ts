import { z } from 'zod'
import { maybe, MaybeId, MaybeTime, RemoteIdText } from './lenient.ts'
import { FreshchatMessage } from './message.ts'

/** `GET /conversations/{id}`. Accounts of 2021 leave out the user and the times. Status is an open set: newer ones have spaces. */
export const FreshchatConversation = z.looseObject({
  conversation_id: RemoteIdText,
  status: z.string(),
  channel_id: MaybeId,
  user_id: MaybeId,
  assigned_agent_id: MaybeId,
  assigned_group_id: MaybeId,
  created_time: MaybeTime,
  updated_time: MaybeTime,
})
export type FreshchatConversation = z.infer<typeof FreshchatConversation>

/** The answer of `POST /conversations`: the conversation, and the message that opened it. */
export const FreshchatNewConversation = FreshchatConversation.extend({
  status: z.string().catch('new'),
  messages: maybe(z.array(maybe(FreshchatMessage))),
})

/** What a change is sent as; what is missing stays as it is. */
export type FreshchatConversationPatch = Readonly<{
  status?: string
  assigned_agent_id?: string
  assigned_group_id?: string
}>
