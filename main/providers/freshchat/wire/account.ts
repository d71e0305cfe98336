import { z } from 'zod'
import { MaybeId, MaybeText } from './lenient.ts'

const Configuration = z.looseObject({
  account_id: MaybeId,
  account_domain: MaybeText,
  organisation_domain: MaybeText,
  app_id: MaybeText,
})

/** `GET /accounts/configuration`: at the root in live answers, under `configuration` in some descriptions. */
export const FreshchatAccount = z.union([z.object({ configuration: Configuration }).transform(({ configuration }) => configuration), Configuration])
export type FreshchatAccount = z.infer<typeof FreshchatAccount>
