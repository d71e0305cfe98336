import { z } from 'zod'
import { Author } from './author.ts'
import { ConversationId, NoteId } from './ids.ts'
import { Part } from './part.ts'
import { EpochMs } from './time.ts'

/** Seen by operators only. A type of its own, so that no flag can leak it to a contact. */
export const Note = z
  .object({
    type: z.literal('note'),
    id: NoteId,
    conversationId: ConversationId,
    author: Author,
    parts: z.array(Part).readonly(),
    isEdited: z.boolean(),
    at: EpochMs,
  })
  .readonly()
export type Note = z.infer<typeof Note>
