import type { JsonObject } from './json.ts'
import type { Author, MessageRecord, MessageType, Side } from './message-record.ts'
import { publishInThread, touch, type Parts } from './parts.ts'
import type { Site } from './site.ts'
import { replaceMessage, storeMessage, type Thread } from './thread.ts'

export type Draft = Readonly<{
  type: MessageType
  from: Side
  origin: string
  content: string | JsonObject
  fingerprint?: number | undefined
  mentions?: readonly string[] | undefined
  user?: Author | undefined
  references?: readonly JsonObject[] | undefined
  original?: JsonObject | undefined
  properties?: JsonObject | undefined
  timestamp?: number | undefined
  translated?: boolean | undefined
  automated?: boolean | undefined
}>

export type Place = Readonly<{ site: Site; thread: Thread }>

/** Takes a message in and tells of it. Answers its fingerprint even where nothing was stored (blocked visitor, repeated fingerprint). */
export function sendMessage(parts: Parts, { site, thread }: Place, draft: Draft): number {
  const message = createMessage(parts, { site, thread }, draft)
  const isRepeated = thread.byFingerprint.has(message.fingerprint) && parts.behaviour.repeatedFingerprint === 'ignore'
  if (isRepeated || (thread.isBlocked && draft.from === 'user')) return message.fingerprint

  const stateBefore = thread.state
  storeMessage(thread, message)
  if (parts.behaviour.visibleAfterMs > 0) {
    thread.hiddenUntil.set(message.fingerprint, parts.clock.now() + parts.behaviour.visibleAfterMs)
  }
  touch(parts, site, thread)
  publishInThread(parts, thread, { name: message.from === 'user' ? 'message:send' : 'message:received', data: toEventData(message) })
  if (thread.state !== stateBefore) publishInThread(parts, thread, { name: 'session:set_state', data: { state: thread.state } })
  mention(parts, thread, message.mentions)
  return message.fingerprint
}

/** Makes a complete message of a draft without storing it; also used where many are filled in silently. */
export function createMessage(parts: Parts, { site, thread }: Place, draft: Draft): MessageRecord {
  const timestamp = draft.timestamp ?? parts.clock.now()
  const originalId = draft.original === undefined ? null : parts.random.uuid()
  if (originalId !== null) thread.originals.set(originalId, { original_id: originalId, timestamp, headers: {}, ...draft.original })

  return {
    session_id: thread.sessionId,
    website_id: thread.websiteId,
    type: draft.type,
    from: draft.from,
    origin: draft.origin,
    content: draft.content,
    preview: [],
    mentions: draft.mentions ?? [],
    read: '',
    delivered: '',
    edited: false,
    translated: draft.translated ?? false,
    automated: draft.automated ?? false,
    stamped: true,
    fingerprint: draft.fingerprint ?? freeFingerprint(parts, thread, timestamp),
    timestamp,
    user: draft.user ?? authorOf({ site, thread }, draft.from),
    ...(draft.references === undefined ? {} : { references: draft.references }),
    ...(originalId === null ? {} : { original: { original_id: originalId } }),
    ...(draft.properties === undefined ? {} : { properties: draft.properties }),
  }
}

export function editMessage(parts: Parts, { site, thread }: Place, change: Readonly<{ message: MessageRecord; content: string | JsonObject }>): void {
  replaceMessage(thread, { ...change.message, content: change.content, edited: true })
  touch(parts, site, thread)
  const data = { fingerprint: change.message.fingerprint, content: change.content }
  publishInThread(parts, thread, { name: 'message:updated', data })
}

export function removeMessage(parts: Parts, { site, thread }: Place, message: MessageRecord): void {
  const at = thread.messages.indexOf(message)
  if (at >= 0) thread.messages.splice(at, 1)
  thread.byFingerprint.delete(message.fingerprint)
  touch(parts, site, thread)
  publishInThread(parts, thread, { name: 'message:removed', data: { fingerprint: message.fingerprint } })
}

type Acknowledgement = Readonly<{ from: Side; origin: string; fingerprints?: readonly number[] | undefined }>

/** `from` names whose messages were read; without fingerprints all of them. */
export function markRead(parts: Parts, { site, thread }: Place, { from, origin, fingerprints }: Acknowledgement): void {
  const read = thread.messages.filter(
    message => message.from === from && message.read === '' && (fingerprints === undefined || fingerprints.includes(message.fingerprint)),
  )
  for (const message of read) replaceMessage(thread, { ...message, read: origin })
  const remaining = (unread: number): number => (fingerprints === undefined ? 0 : Math.max(0, unread - read.length))
  if (from === 'user') thread.unreadOperator = remaining(thread.unreadOperator)
  else thread.unreadVisitor = remaining(thread.unreadVisitor)
  site.version += 1

  const name = from === 'user' ? 'message:acknowledge:read:send' : 'message:acknowledge:read:received'
  publishInThread(parts, thread, { name, data: { origin, fingerprints: read.map(message => message.fingerprint) } })
}

export function markUnread(parts: Parts, { site, thread }: Place): void {
  thread.unreadOperator = Math.max(1, thread.unreadOperator)
  site.version += 1
  publishInThread(parts, thread, { name: 'message:acknowledge:unread:send', data: {} })
}

export function markDelivered(parts: Parts, { site, thread }: Place, { from, origin, fingerprints }: Acknowledgement): void {
  for (const fingerprint of fingerprints ?? []) {
    const message = thread.byFingerprint.get(fingerprint)
    if (message?.from === from) replaceMessage(thread, { ...message, delivered: origin })
  }
  site.version += 1
  publishInThread(parts, thread, { name: 'message:acknowledge:delivered', data: { origin, fingerprints: [...(fingerprints ?? [])] } })
}

type Typing = Readonly<{ type: 'start' | 'stop'; from: Side; excerpt?: string | undefined; automated?: boolean | undefined }>

export function compose(parts: Parts, { site, thread }: Place, typing: Typing): void {
  const { type, from, excerpt = '', automated = false } = typing
  const composing = { type, excerpt, timestamp: parts.clock.now(), automated }
  if (from === 'user') {
    thread.compose.visitor = composing
    publishInThread(parts, thread, { name: 'message:compose:send', data: composing })
  } else {
    const user = authorOf({ site, thread }, 'operator')
    thread.compose.operator = { ...composing, user }
    publishInThread(parts, thread, { name: 'message:compose:receive', data: { ...composing, user } })
  }
}

function mention(parts: Parts, thread: Thread, mentions: readonly string[]): void {
  const fresh = mentions.filter(id => !thread.mentions.includes(id))
  if (fresh.length === 0) return
  thread.mentions = [...thread.mentions, ...fresh]
  publishInThread(parts, thread, { name: 'session:set_mentions', data: { mentions: thread.mentions } })
}

/** Without an author of its own, an operator's message speaks for the workspace. */
function authorOf({ site, thread }: Place, from: Side): Author {
  return from === 'user'
    ? { user_id: thread.sessionId, nickname: thread.meta.nickname }
    : { type: 'website', user_id: site.websiteId, nickname: site.name, avatar: site.logo }
}

function freeFingerprint(parts: Parts, thread: Thread, timestamp: number): number {
  let fingerprint = timestamp * 100 + parts.random.integer(0, 99)
  while (thread.byFingerprint.has(fingerprint)) fingerprint += 1
  return fingerprint
}

/** The fields of a message that its event carries (`read`, `delivered` and `preview` come later, by events of their own). */
function toEventData(message: MessageRecord): JsonObject {
  const { preview: _preview, read: _read, delivered: _delivered, ...told } = message
  return told
}
