import { z } from 'zod'
import { ConversationId, EventId } from './ids.ts'
import { EpochMs } from './time.ts'

/** What happened to a conversation. `other` carries the service's own words in `text`. */
export const EventKind = z.enum(['opened', 'resolved', 'reopened', 'assigned', 'unassigned', 'moved', 'other'])
export type EventKind = z.infer<typeof EventKind>

export const Event = z
  .object({
    type: z.literal('event'),
    id: EventId,
    conversationId: ConversationId,
    kind: EventKind,
    /** Who did it, or whom it concerns; null when unknown. */
    name: z.string().nullable(),
    text: z.string().nullable(),
    at: EpochMs,
  })
  .readonly()
export type Event = z.infer<typeof Event>
