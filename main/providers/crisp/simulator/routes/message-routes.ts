import { z } from 'zod'
import { deleted, dispatched, listed, notFound, resolved, updated } from '#main/providers/crisp/simulator/envelope.ts'
import { isVisible, MessageBatchQuery, readBatch } from '#main/providers/crisp/simulator/message-batch.ts'
import * as deeds from '#main/providers/crisp/simulator/message-deeds.ts'
import { MESSAGE_TYPES, type MessageRecord } from '#main/providers/crisp/simulator/message-record.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, reads, writes, type Route } from '#main/providers/crisp/simulator/route.ts'
import type { Thread } from '#main/providers/crisp/simulator/thread.ts'

const Side = z.enum(['user', 'operator'])
const JsonObject = z.record(z.string(), z.json())
const Content = z.union([z.string().min(1), JsonObject])
// The official client's examples show numbers as well as strings.
const Fingerprint = z.coerce.number().int().nonnegative()

/** Who a call says did it. */
export const MessageAuthor = z.object({ type: z.enum(['website', 'participant']), user_id: z.string(), nickname: z.string(), avatar: z.string() }).partial()

const OutgoingMessage = z
  .object({
    type: z.enum(MESSAGE_TYPES),
    from: Side,
    origin: z.string().min(1),
    content: Content,
    fingerprint: z.number().int().nonnegative().optional(),
    mentions: z.array(z.string()).optional(),
    user: MessageAuthor.optional(),
    references: z.array(JsonObject).optional(),
    original: z.object({ type: z.string(), content: z.string() }).optional(),
    properties: JsonObject.optional(),
    timestamp: z.number().int().positive().optional(),
    stealth: z.boolean().optional(),
    translated: z.boolean().optional(),
    automated: z.boolean().optional(),
  })
  .refine(message => (typeof message.content === 'string') === (message.type === 'text' || message.type === 'note'), {
    path: ['content'],
    message: 'text and note take a string, everything else an object',
  })

const Acknowledged = z.object({ from: Side, origin: z.string().min(1), fingerprints: z.array(Fingerprint).optional() })
const MESSAGES = 'website:conversation:messages'

export function messageRoutes(parts: Parts): readonly Route[] {
  const { inThread } = createRouteKit(parts)
  const find = (thread: Thread, fingerprint: string): MessageRecord | null => {
    const message = thread.byFingerprint.get(Number(fingerprint))
    return message !== undefined && isVisible(thread, message.fingerprint, parts.clock.now()) ? message : null
  }
  const noMessage = () => notFound('the message does not exist')

  return [
    inThread({
      method: 'GET',
      path: '/messages',
      grant: reads(MESSAGES),
      input: MessageBatchQuery,
      run: ({ thread, input }) => listed(readBatch(thread, input, parts.clock.now())),
    }),
    inThread({
      method: 'POST',
      path: '/message',
      grant: writes(MESSAGES),
      input: OutgoingMessage,
      run: ({ input, ...place }) => dispatched({ fingerprint: deeds.sendMessage(parts, place, input) }),
    }),
    inThread({
      method: 'GET',
      path: '/message/:fingerprint',
      grant: reads(MESSAGES),
      input: nothing,
      run: ({ thread, param }) => {
        const message = find(thread, param('fingerprint'))
        return message === null ? noMessage() : resolved(message)
      },
    }),
    inThread({
      method: 'PATCH',
      path: '/message/:fingerprint',
      grant: writes(MESSAGES),
      input: z.object({ content: Content }),
      run: ({ input, param, ...place }) => {
        const message = find(place.thread, param('fingerprint'))
        if (message === null) return noMessage()
        deeds.editMessage(parts, place, { message, content: input.content })
        return updated()
      },
    }),
    inThread({
      method: 'DELETE',
      path: '/message/:fingerprint',
      grant: writes(MESSAGES),
      input: nothing,
      run: ({ param, ...place }) => {
        const message = find(place.thread, param('fingerprint'))
        if (message === null) return noMessage()
        deeds.removeMessage(parts, place, message)
        return deleted()
      },
    }),
    inThread({
      method: 'PATCH',
      path: '/compose',
      grant: writes(MESSAGES),
      input: z.object({
        type: z.enum(['start', 'stop']),
        from: Side,
        excerpt: z.string().optional(),
        stealth: z.boolean().optional(),
        automated: z.boolean().optional(),
      }),
      run: ({ input, ...place }) => {
        deeds.compose(parts, place, input)
        return updated()
      },
    }),
    inThread({
      method: 'PATCH',
      path: '/read',
      grant: writes(MESSAGES),
      input: Acknowledged,
      run: ({ input, ...place }) => {
        deeds.markRead(parts, place, input)
        return updated()
      },
    }),
    inThread({
      method: 'PATCH',
      path: '/unread',
      grant: writes(MESSAGES),
      input: z.object({ from: z.literal('user') }),
      run: place => {
        deeds.markUnread(parts, place)
        return updated()
      },
    }),
    inThread({
      method: 'PATCH',
      path: '/delivered',
      grant: writes(MESSAGES),
      input: Acknowledged.extend({ from: z.literal('operator'), fingerprints: z.array(Fingerprint) }),
      run: ({ input, ...place }) => {
        deeds.markDelivered(parts, place, input)
        return updated()
      },
    }),
    inThread({
      method: 'GET',
      path: '/original/:original_id',
      grant: reads(MESSAGES),
      input: nothing,
      run: ({ thread, param }) => {
        const original = thread.originals.get(param('original_id'))
        return original === undefined
          ? notFound('the original does not exist')
          : resolved({ website_id: thread.websiteId, session_id: thread.sessionId, ...original })
      },
    }),
  ]
}
