import { z } from 'zod'
import { AccountId, GroupId, OperatorId } from './ids.ts'

/** Several operators who share work. */
export const Group = z
  .object({
    id: GroupId,
    accountId: AccountId,
    name: z.string(),
    description: z.string().nullable(),
    /** null when the service does not tell who is in it. */
    memberIds: z.array(OperatorId).readonly().nullable(),
  })
  .readonly()
export type Group = z.infer<typeof Group>
