import { z } from 'zod'
import { AccountId, ContactId } from './ids.ts'
import { EpochMs } from './time.ts'

/** Who asks. Strings are the contact's own and hostile until shown as text. */
export const Contact = z
  .object({
    id: ContactId,
    accountId: AccountId,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    company: z.string().nullable(),
    /** City and country, as the service knows them. */
    location: z.string().nullable(),
    /** BCP 47 tags, best first. */
    languages: z.array(z.string()).readonly(),
    segments: z.array(z.string()).readonly(),
    /** Custom fields in the order given, values as text. */
    properties: z.array(z.object({ name: z.string(), value: z.string() }).readonly()).readonly(),
    notepad: z.string().nullable(),
    isOnline: z.boolean().nullable(),
    lastSeenAt: EpochMs.nullable(),
    createdAt: EpochMs.nullable(),
    updatedAt: EpochMs.nullable(),
  })
  .readonly()
export type Contact = z.infer<typeof Contact>
