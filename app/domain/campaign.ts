import { z } from 'zod'
import { AccountId, CampaignId } from './ids.ts'
import { EpochMs } from './time.ts'

export const CampaignState = z.enum(['notConfigured', 'ready', 'sending', 'paused', 'done'])
export type CampaignState = z.infer<typeof CampaignState>

const Count = z.number().int().nonnegative()

/** One mailing. Figures are null where the service has not given them (yet). */
export const Campaign = z
  .object({
    id: CampaignId,
    accountId: AccountId,
    name: z.string(),
    subject: z.string().nullable(),
    type: z.enum(['oneShot', 'automated']),
    state: CampaignState,
    /** 0–100 */
    progressPercent: z.number().min(0).max(100),
    targets: Count.nullable(),
    reached: Count.nullable(),
    opened: Count.nullable(),
    clicked: Count.nullable(),
    unsubscribed: Count.nullable(),
    tag: z.string().nullable(),
    /** What it says, as far as the service gives it; null in lists. */
    message: z.string().nullable(),
    createdAt: EpochMs.nullable(),
    updatedAt: EpochMs.nullable(),
    dispatchedAt: EpochMs.nullable(),
  })
  .readonly()
export type Campaign = z.infer<typeof Campaign>
