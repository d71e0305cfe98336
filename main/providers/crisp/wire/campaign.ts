import { z } from 'zod'
import { maybe, MaybeFlag, MaybeNumber, MaybeText, MaybeTime } from './lenient.ts'

/** In the list and, with message and statistics, alone (reference, section 5.4). There is no state: it follows from the flags. */
export const CrispCampaign = z.looseObject({
  campaign_id: z.string().min(1),
  type: MaybeText,
  name: MaybeText,
  subject: MaybeText,
  tag: MaybeText,
  ready: MaybeFlag,
  dispatched: MaybeFlag,
  running: MaybeFlag,
  progress: MaybeNumber,
  targets: MaybeNumber,
  reached: MaybeNumber,
  message: MaybeText,
  statistics: maybe(z.looseObject({ opened: MaybeNumber, clicked: MaybeNumber, unsubscribed: MaybeNumber })),
  created_at: MaybeTime,
  updated_at: MaybeTime,
  dispatched_at: MaybeTime,
})
export type CrispCampaign = z.infer<typeof CrispCampaign>
