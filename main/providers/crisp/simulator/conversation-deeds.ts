import type { EventName } from './event-table.ts'
import type { JsonObject } from './json.ts'
import { createMessage, type Place } from './message-deeds.ts'
import type { Author } from './message-record.ts'
import { bindPerson } from './people-deeds.ts'
import { publishInThread, touch, type Parts } from './parts.ts'
import type { Site } from './site.ts'
import { createThread, storeMessage, type ConversationState, type Meta, type Thread } from './thread.ts'

export function createConversation(parts: Parts, site: Site): Thread {
  const thread = createThread({ sessionId: `session_${parts.random.uuid()}`, websiteId: site.websiteId, createdAt: parts.clock.now() })
  site.threads.set(thread.sessionId, thread)
  site.version += 1
  return thread
}

export function removeConversation(parts: Parts, { site, thread }: Place): void {
  site.threads.delete(thread.sessionId)
  site.version += 1
  publishInThread(parts, thread, { name: 'session:removed', data: {} })
}

/** Takes the conversation out of the inbox and keeps what a user token sees under spams. */
export function reportAsSpam(parts: Parts, place: Place): void {
  place.site.spams.unshift({
    spam_id: parts.random.uuid(),
    type: 'chat',
    reason: 'reported',
    metadata: { session_id: place.thread.sessionId },
    headers: {},
    timestamp: parts.clock.now(),
  })
  removeConversation(parts, place)
}

/**
 * Leaves a line in the thread, which says who did it (reference, sections 5.3 and 6.2: `user` of the call). Only the new
 * state is told: that a message of type event is, the reference does not say, and hearing of it late is the harder case.
 */
export function changeState(parts: Parts, place: Place, { state, user }: Readonly<{ state: ConversationState; user?: Author | undefined }>): void {
  const isChange = place.thread.state !== state
  if (isChange && state !== 'pending') {
    storeMessage(place.thread, createMessage(parts, place, { type: 'event', from: 'operator', origin: 'chat', content: { namespace: `state:${state}` }, user }))
  }
  place.thread.state = state
  if (state === 'resolved') place.thread.waitingSince = null
  tell(parts, place, { name: 'session:set_state', data: { state } })
}

export function assign(parts: Parts, place: Place, userId: string | null): void {
  const data = { routing_id: userId, previous_routing_id: place.thread.assigned }
  place.thread.assigned = userId
  tell(parts, place, { name: 'session:set_routing', data })
}

export function moveToInbox(parts: Parts, place: Place, inboxId: string | null): void {
  const data = { inbox_id: inboxId, previous_inbox_id: place.thread.inboxId }
  place.thread.inboxId = inboxId
  tell(parts, place, { name: 'session:set_inbox', data })
}

export function setBlocked(parts: Parts, { site, thread }: Place, isBlocked: boolean): void {
  thread.isBlocked = isBlocked
  site.version += 1
  publishInThread(parts, thread, { name: 'session:set_block', data: { is_blocked: isBlocked } })
}

export function setVerified(parts: Parts, { site, thread }: Place, isVerified: boolean): void {
  thread.isVerified = isVerified
  site.version += 1
  publishInThread(parts, thread, { name: 'session:update_verify', data: { is_verified: isVerified, verifications: [] } })
}

export function setParticipants(parts: Parts, { site, thread }: Place, participants: readonly JsonObject[]): void {
  thread.participants = participants
  site.version += 1
  publishInThread(parts, thread, { name: 'session:set_participants', data: { participants } })
}

/** Somebody looks at the conversation, or no longer. */
export function setOpened(parts: Parts, { site, thread }: Place, isOpened: boolean): void {
  const operator = { user_id: site.websiteId, nickname: site.name, avatar: site.logo }
  publishInThread(parts, thread, { name: isOpened ? 'session:set_opened' : 'session:set_closed', data: { operator } })
}

export function setAvailability(parts: Parts, { site, thread }: Place, isOnline: boolean): void {
  thread.isOnline = isOnline
  thread.lastActiveAt = parts.clock.now()
  site.version += 1
  publishInThread(parts, thread, { name: 'session:update_availability', data: { availability: isOnline ? 'online' : 'offline' } })
}

export function visitPage(parts: Parts, { thread }: Place, page: Readonly<{ page_title: string; page_url: string }>): void {
  thread.pages.push({ ...page, page_referrer: '', timestamp: parts.clock.now() })
  publishInThread(parts, thread, { name: 'session:sync:pages', data: { pages: thread.pages.slice(-20) } })
}

export type MetaChange = { readonly [Key in keyof Meta]?: Meta[Key] | undefined }

const META_EVENTS = {
  nickname: 'session:set_nickname',
  email: 'session:set_email',
  phone: 'session:set_phone',
  address: 'session:set_address',
  subject: 'session:set_subject',
  avatar: 'session:set_avatar',
  origin: 'session:set_origin',
  segments: 'session:set_segments',
  data: 'session:set_data',
} as const satisfies { readonly [Key in keyof Meta]?: EventName }

/** Segments are replaced, data is merged by key (unknown of the real service); one event for each field that changed. */
export function changeMeta(parts: Parts, place: Place, change: MetaChange): void {
  const { site, thread } = place
  const before = thread.meta
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  thread.meta = { ...before, ...given, data: { ...before.data, ...change.data } }
  touch(parts, site, thread)

  for (const field of ['nickname', 'email', 'phone', 'address', 'subject', 'avatar', 'origin', 'segments', 'data'] as const) {
    if (JSON.stringify(before[field]) === JSON.stringify(thread.meta[field])) continue
    publishInThread(parts, thread, { name: META_EVENTS[field], data: { [field]: thread.meta[field] } })
  }
  if (change.email !== undefined && change.email !== '' && change.email !== before.email) bindPerson(parts, place, change.email)
}

function tell(parts: Parts, { site, thread }: Place, event: Readonly<{ name: EventName; data: JsonObject }>): void {
  touch(parts, site, thread)
  publishInThread(parts, thread, event)
}
