import { z } from 'zod'
import { maybe, MaybeId, MaybeText, RemoteIdText } from './lenient.ts'

/** `GET /agents`: those who answer. */
export const FreshchatAgent = z.looseObject({
  id: RemoteIdText,
  first_name: MaybeText,
  last_name: MaybeText,
  email: MaybeText,
  groups: maybe(z.array(RemoteIdText)),
  role_id: MaybeId,
  role_name: MaybeText,
  availability_status: MaybeText,
  agent_status: maybe(z.looseObject({ name: MaybeText })),
  login_status: maybe(z.boolean()),
  is_deactivated: maybe(z.boolean()),
  is_deleted: maybe(z.boolean()),
})
export type FreshchatAgent = z.infer<typeof FreshchatAgent>
