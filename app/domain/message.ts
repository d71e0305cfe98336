import { z } from 'zod'
import { Author } from './author.ts'
import { ConversationId, MessageId } from './ids.ts'
import { Part } from './part.ts'
import { EpochMs } from './time.ts'

/** How far our message came. `received` is for what the contact wrote. What has not left yet is an outbox entry, not a message. */
export const Receipt = z.enum(['received', 'sent', 'delivered', 'read'])
export type Receipt = z.infer<typeof Receipt>

/** Seen by the contact. */
export const Message = z
  .object({
    type: z.literal('message'),
    id: MessageId,
    conversationId: ConversationId,
    author: Author,
    parts: z.array(Part).readonly(),
    receipt: Receipt,
    isEdited: z.boolean(),
    at: EpochMs,
  })
  .readonly()
export type Message = z.infer<typeof Message>
