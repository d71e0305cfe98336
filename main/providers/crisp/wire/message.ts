import { z } from 'zod'
import { Fingerprint, maybe, MaybeFlag, MaybeText, Time } from './lenient.ts'

/** '' when not, else the way by which it was acknowledged; the form of the latter is inferred, so a true counts as well. */
const Acknowledged = maybe(z.union([z.string(), z.boolean()])).transform(value => value !== null && value !== '' && value !== false)

/** In a thread and in events (reference, section 5.3). Types are an open set: new ones are kept and said. */
export const CrispMessage = z.looseObject({
  type: z.string(),
  from: z.enum(['user', 'operator']),
  origin: MaybeText,
  content: z.unknown(),
  fingerprint: Fingerprint,
  timestamp: Time,
  read: Acknowledged,
  delivered: Acknowledged,
  edited: MaybeFlag,
  automated: MaybeFlag,
  user: maybe(z.looseObject({ type: MaybeText, user_id: MaybeText, nickname: MaybeText })),
})
export type CrispMessage = z.infer<typeof CrispMessage>

/** The answer to a send. */
export const CrispSent = z.looseObject({ fingerprint: Fingerprint })
