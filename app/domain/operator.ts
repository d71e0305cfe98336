import { z } from 'zod'
import { AccountId, GroupId, OperatorId } from './ids.ts'

export const Presence = z.enum(['online', 'away', 'offline', 'unknown'])
export type Presence = z.infer<typeof Presence>

/** Who answers: a Crisp operator, a Freshchat agent. */
export const Operator = z
  .object({
    id: OperatorId,
    accountId: AccountId,
    name: z.string(),
    email: z.string().nullable(),
    presence: Presence,
    /** The service's own word: owner, member, ACCOUNT_ADMIN …; null when it gives none. */
    role: z.string().nullable(),
    title: z.string().nullable(),
    groupIds: z.array(GroupId).readonly(),
    isActive: z.boolean(),
  })
  .readonly()
export type Operator = z.infer<typeof Operator>
