import type { ThreadItem } from '#app/domain/thread.ts'
import type { Failure } from '#app/failure.ts'
import type { Result } from '#app/result.ts'
import type { HttpOutcome } from '#main/providers/http/http.ts'
import type { SendOutcome } from '#main/providers/provider.ts'
import type { FreshchatMessage } from './wire/message.ts'

/** What a message is sent as. Their words, since it goes out as it stands. */
export type FreshchatSending = Readonly<{
  message_type: 'normal' | 'private'
  actor_type: 'agent'
  actor_id: string
  message_parts: readonly unknown[]
}>

type Posted = Readonly<{ outcome: HttpOutcome; asRead: Result<unknown> }>

/**
 * Whether it was stored. There is no key that would make a second try harmless, and a 400 has been seen for messages that
 * were delivered: only a status that is answered before the message is looked at proves that nothing was stored.
 *
 *     never left · 401 · 403 · 429 ──► notStored      404 ──► refused
 *     2xx with an id ──► sent                         all else ──► doubt
 */
export function judgePosted(posted: Posted, read: (body: unknown) => Result<FreshchatMessage>): Judged {
  const { outcome, asRead } = posted
  if (outcome.reached === 'unsent') return { outcome: 'notStored', failure: outcome.failure }
  if (outcome.reached === 'unknown') return { outcome: 'doubt', failure: outcome.failure }
  if (!asRead.ok) return { outcome: judgeRefusal(asRead.failure), failure: asRead.failure }
  const message = read(asRead.value)
  return message.ok ? { outcome: 'sent', message: message.value } : { outcome: 'doubt', failure: message.failure }
}

type Judged = Readonly<{ outcome: 'sent'; message: FreshchatMessage }> | Exclude<SendOutcome, { outcome: 'sent' }>

function judgeRefusal(failure: Failure): 'notStored' | 'refused' | 'doubt' {
  switch (failure.kind) {
    case 'unauthorised':
    case 'forbidden':
    case 'rateLimited':
      return 'notStored'
    case 'notFound':
      return 'refused'
    default:
      return 'doubt'
  }
}

export function toSendOutcome(judged: Judged, toItem: (message: FreshchatMessage) => ThreadItem): SendOutcome {
  return judged.outcome === 'sent' ? { outcome: 'sent', remoteId: judged.message.id, item: toItem(judged.message) } : judged
}

/** A text as the one part that its conversation takes. */
export function textParts(text: string, kind: 'email' | 'chat'): readonly unknown[] {
  return [kind === 'email' ? { email: { content: text } } : { text: { content: text } }]
}
