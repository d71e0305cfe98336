import { z } from 'zod'
import { maybe, MaybeText, RemoteIdText } from './lenient.ts'

/** `GET /groups`. Its agents are ids in some answers and objects in others. */
export const FreshchatGroup = z.looseObject({
  id: RemoteIdText,
  name: MaybeText,
  description: MaybeText,
  agents: maybe(z.array(z.union([RemoteIdText, z.looseObject({ id: RemoteIdText }).transform(agent => agent.id)]))),
})
export type FreshchatGroup = z.infer<typeof FreshchatGroup>

/** `GET /channels`: what the product calls topics and we call inboxes. */
export const FreshchatChannel = z.looseObject({ id: RemoteIdText, name: MaybeText, enabled: maybe(z.boolean()), public: maybe(z.boolean()) })
export type FreshchatChannel = z.infer<typeof FreshchatChannel>
