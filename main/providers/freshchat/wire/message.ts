import { z } from 'zod'
import { IsoTime, maybe, MaybeId, MaybeText, RemoteIdText } from './lenient.ts'

/** `GET /conversations/{id}/messages`, newest first there. Parts stay as they came: `normalise/parts.ts` reads them one by one. */
export const FreshchatMessage = z.looseObject({
  id: RemoteIdText,
  message_parts: maybe(z.array(z.unknown())),
  reply_parts: maybe(z.array(z.unknown())),
  /** `normal`, `private`, `system`; sometimes missing. */
  message_type: MaybeText,
  /** `user`, `agent`, `bot`, `system`; missing with an `actor_id` present = a system account. */
  actor_type: MaybeText,
  actor_id: MaybeId,
  created_time: IsoTime,
  botsPrivateNote: maybe(z.union([z.boolean(), z.string().transform(text => text === 'true')])),
  meta_data: maybe(z.looseObject({ isResolved: maybe(z.boolean()), isReopen: maybe(z.boolean()) })),
  message_source: MaybeText,
  /** Of messages to WhatsApp and the like. */
  status: MaybeText,
  error_message: MaybeText,
})
export type FreshchatMessage = z.infer<typeof FreshchatMessage>

const Linked = z.looseObject({ link: maybe(z.looseObject({ href: MaybeText })) })

/** Where older messages are: a path on the same host, opaque; null when the answer names none. */
export function linkToOlder(body: unknown): string | null {
  const read = Linked.safeParse(body)
  return read.success ? (read.data.link?.href ?? null) : null
}
