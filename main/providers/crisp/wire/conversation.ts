import { z } from 'zod'
import { maybe, MaybeFlag, MaybeNumber, MaybeText, MaybeTime, Texts } from './lenient.ts'

export const CrispState = z.enum(['pending', 'unresolved', 'resolved'])
export type CrispState = z.infer<typeof CrispState>

const CrispMeta = z.looseObject({
  nickname: MaybeText,
  email: MaybeText,
  subject: MaybeText,
  origin: MaybeText,
  segments: Texts,
})

/** As in the list and alone (reference, section 5.1). Times are epoch milliseconds. */
export const CrispConversation = z.looseObject({
  session_id: z.string().min(1),
  state: CrispState,
  inbox_id: MaybeText,
  people_id: MaybeText,
  is_blocked: MaybeFlag,
  availability: MaybeText,
  last_message: MaybeText,
  preview_message: maybe(z.looseObject({ type: MaybeText, from: MaybeText, excerpt: MaybeText })),
  topic: MaybeText,
  unread: maybe(z.looseObject({ operator: MaybeNumber })),
  // Missing, {} or null when nobody is assigned.
  assigned: maybe(z.looseObject({ user_id: MaybeText })),
  meta: maybe(CrispMeta),
  created_at: MaybeTime,
  updated_at: MaybeTime,
  waiting_since: MaybeTime,
})
export type CrispConversation = z.infer<typeof CrispConversation>

/** The answer to a new conversation. */
export const CrispNewConversation = z.looseObject({ session_id: z.string().min(1) })
