import { z } from 'zod'
import { maybe, MaybeText, MaybeTime, RemoteIdText } from './lenient.ts'

const PropertyValue = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)])

/** `GET /users`: the customers, whom we call contacts. */
export const FreshchatUser = z.looseObject({
  id: RemoteIdText,
  first_name: MaybeText,
  last_name: MaybeText,
  email: MaybeText,
  phone: MaybeText,
  reference_id: MaybeText,
  properties: maybe(z.array(maybe(z.looseObject({ name: z.string(), value: PropertyValue })))),
  created_time: MaybeTime,
  updated_time: MaybeTime,
})
export type FreshchatUser = z.infer<typeof FreshchatUser>

/** `GET /users/{id}/conversations`: ids and nothing else. */
export const FreshchatConversationRef = z.looseObject({ id: RemoteIdText })
