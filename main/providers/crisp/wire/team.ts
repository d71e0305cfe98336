import { z } from 'zod'
import { MaybeText, Texts } from './lenient.ts'

/** Snake case on the wire, whatever the official client's typings say. */
export const CrispOperator = z.looseObject({
  user_id: z.string().min(1),
  email: MaybeText,
  first_name: MaybeText,
  last_name: MaybeText,
  role: MaybeText,
  title: MaybeText,
  availability: MaybeText,
})
export type CrispOperator = z.infer<typeof CrispOperator>

/** The list mixes operators with invitations and sandboxes, which answer nobody: those are null here. */
export const CrispOperatorEntry = z.union([
  z.looseObject({ type: z.literal('operator'), details: CrispOperator }).transform(({ details }) => details),
  z.looseObject({ type: z.enum(['invite', 'sandbox']) }).transform(() => null),
])

/** Alone, an operator has been described both with and without the wrapper. */
export const CrispLoneOperator = z.union([CrispOperator, z.looseObject({ details: CrispOperator }).transform(({ details }) => details)])

export const CrispInbox = z.looseObject({ inbox_id: z.string().min(1), name: MaybeText, emoji: MaybeText })
export type CrispInbox = z.infer<typeof CrispInbox>

export const CrispTeam = z.looseObject({ team_id: z.string().min(1), name: MaybeText, operators: Texts })
export type CrispTeam = z.infer<typeof CrispTeam>
