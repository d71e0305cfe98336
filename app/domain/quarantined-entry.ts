import { z } from 'zod'
import { AccountId, ConversationId } from './ids.ts'
import { EpochMs } from './time.ts'

/** How much of a text that cannot be understood is shown, in characters: twice what can be sent. */
export const MAX_QUARANTINED_TEXT = 20_000

/**
 * A row of the outbox that cannot be understood: damaged, or of a kind that this version does not know. It is not sent, and
 * what was written later in its conversation waits, until a person has taken what he needs of it and discards it.
 * A field is null where it cannot be read.
 */
export const QuarantinedEntry = z
  .object({
    /** Its place in the file: its id may be what is damaged. */
    key: z.number().int().positive(),
    accountId: AccountId.nullable(),
    conversationId: ConversationId.nullable(),
    /** Order within the conversation, as in an entry. */
    order: z.number().int().positive().nullable(),
    writtenAt: EpochMs.nullable(),
    /** The person's words where they can be told from the rest, else the raw content. Hostile text until shown as text. */
    text: z.string().max(MAX_QUARANTINED_TEXT),
    /** Where it stood says, or cannot say otherwise, that it may be at the service already. */
    mayHaveLeft: z.boolean(),
    /** `intent`: what was asked for · `delivery`: where it stands · `row`: whose it is, and everything else. */
    why: z.enum(['intent', 'delivery', 'row']),
  })
  .readonly()
export type QuarantinedEntry = z.infer<typeof QuarantinedEntry>
