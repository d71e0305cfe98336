import { z } from 'zod'
import * as deeds from '#main/providers/crisp/simulator/conversation-deeds.ts'
import { invalidData, resolved, updated } from '#main/providers/crisp/simulator/envelope.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, reads, writes, type Route } from '#main/providers/crisp/simulator/route.ts'
import { MessageAuthor } from './message-routes.ts'

const SESSIONS = 'website:conversation:sessions'
const STATES = 'website:conversation:states'
const ROUTING = 'website:conversation:routing'
const PARTICIPANTS = 'website:conversation:participants'
const ACTIONS = 'website:conversation:actions'

const Scalar = z.union([z.string(), z.number(), z.boolean()])
const MetaChange = z
  .object({
    nickname: z.string(),
    email: z.string(),
    phone: z.string(),
    address: z.string(),
    subject: z.string(),
    avatar: z.string(),
    ip: z.string(),
    origin: z.string(),
    segments: z.array(z.string()),
    data: z.record(z.string(), Scalar),
    device: z.record(z.string(), z.json()),
  })
  .partial()

/** What operators do to a conversation: state, routing, inbox, meta, participants, block, open, verify. */
export function conversationWorkRoutes(parts: Parts): readonly Route[] {
  const { inThread } = createRouteKit(parts)
  return [
    inThread({ method: 'GET', path: '/state', grant: reads(STATES), input: nothing, run: ({ thread }) => resolved({ state: thread.state }) }),
    inThread({
      method: 'PATCH',
      path: '/state',
      grant: writes(STATES),
      input: z.object({ state: z.enum(['pending', 'unresolved', 'resolved']), user: MessageAuthor.optional() }),
      run: ({ input, ...place }) => {
        deeds.changeState(parts, place, input)
        return updated()
      },
    }),
    inThread({
      method: 'GET',
      path: '/routing',
      grant: reads(ROUTING),
      input: nothing,
      run: ({ thread }) => resolved(thread.assigned === null ? {} : { assigned: { user_id: thread.assigned } }),
    }),
    inThread({
      method: 'PATCH',
      path: '/routing',
      grant: writes(ROUTING),
      input: z.object({ assigned: z.object({ user_id: z.string() }).nullable(), silent: z.boolean().optional() }),
      run: ({ input, ...place }) => {
        const userId = input.assigned?.user_id ?? null
        if (userId !== null && !place.site.operators.has(userId)) return invalidData('assigned: no such operator')
        deeds.assign(parts, place, userId)
        return updated()
      },
    }),
    inThread({
      method: 'PATCH',
      path: '/inbox',
      grant: writes(ROUTING),
      input: z.object({ inbox_id: z.string().nullable() }),
      run: ({ input, ...place }) => {
        if (input.inbox_id !== null && !place.site.inboxes.has(input.inbox_id)) return invalidData('inbox_id: no such inbox')
        deeds.moveToInbox(parts, place, input.inbox_id)
        return updated()
      },
    }),
    inThread({ method: 'GET', path: '/meta', grant: reads(SESSIONS), input: nothing, run: ({ thread }) => resolved(thread.meta) }),
    inThread({
      method: 'PATCH',
      path: '/meta',
      grant: writes(SESSIONS),
      input: MetaChange,
      run: ({ input, ...place }) => {
        deeds.changeMeta(parts, place, input)
        return updated()
      },
    }),
    inThread({
      method: 'GET',
      path: '/participants',
      grant: reads(PARTICIPANTS),
      input: nothing,
      run: ({ thread }) => resolved({ participants: thread.participants }),
    }),
    inThread({
      method: 'PUT',
      path: '/participants',
      grant: writes(PARTICIPANTS),
      input: z.object({ participants: z.array(z.object({ type: z.string(), target: z.string() })) }),
      run: ({ input, ...place }) => {
        deeds.setParticipants(parts, place, input.participants)
        return updated()
      },
    }),
    inThread({ method: 'GET', path: '/block', grant: reads(ACTIONS), input: nothing, run: ({ thread }) => resolved({ blocked: thread.isBlocked }) }),
    inThread({
      method: 'PATCH',
      path: '/block',
      grant: writes(ACTIONS),
      input: z.object({ blocked: z.boolean() }),
      run: ({ input, ...place }) => {
        deeds.setBlocked(parts, place, input.blocked)
        return updated()
      },
    }),
    inThread({
      method: 'PATCH',
      path: '/open',
      grant: writes(ACTIONS),
      input: z.object({ opened: z.boolean() }),
      run: ({ input, ...place }) => {
        deeds.setOpened(parts, place, input.opened)
        return updated()
      },
    }),
    inThread({
      method: 'GET',
      path: '/verify',
      grant: reads(ACTIONS),
      input: nothing,
      run: ({ thread }) => resolved({ verified: thread.isVerified, verifications: [] }),
    }),
    inThread({
      method: 'PATCH',
      path: '/verify',
      grant: writes(ACTIONS),
      input: z.object({ verified: z.boolean() }),
      run: ({ input, ...place }) => {
        deeds.setVerified(parts, place, input.verified)
        return updated()
      },
    }),
  ]
}
