import type { JsonObject } from './json.ts'
import type { Author, MessageRecord, MessageType, Side } from './message-record.ts'
import { excerptOf } from './message-record.ts'

export type ConversationState = 'pending' | 'unresolved' | 'resolved'
export const STATE_NUMBER = { pending: 0, unresolved: 1, resolved: 2 } as const satisfies Record<ConversationState, number>

export type Meta = Readonly<{
  nickname: string
  email: string
  phone: string
  address?: string
  subject?: string
  avatar: string
  ip: string
  origin?: string
  segments: readonly string[]
  data: JsonObject
  device: JsonObject
  connection?: JsonObject
}>

type Composing = Readonly<{ type: 'start' | 'stop'; excerpt: string; timestamp: number; user?: Author; automated?: boolean }>

/** One conversation as the simulator keeps it; `toConversation` makes the wire's shape of it. */
export type Thread = {
  readonly sessionId: string
  readonly websiteId: string
  readonly createdAt: number
  peopleId: string | null
  state: ConversationState
  inboxId: string | null
  assigned: string | null
  isBlocked: boolean
  isVerified: boolean
  isOnline: boolean
  lastActiveAt: number
  /** Visitor messages that no operator has read, and the reverse. */
  unreadOperator: number
  unreadVisitor: number
  updatedAt: number
  waitingSince: number | null
  /** Null until the first message; decides what `include_empty` shows. */
  lastMessage: Readonly<{ type: MessageType; from: Side; excerpt: string; fingerprint: number }> | null
  hasVisitorMessage: boolean
  topic: string | null
  meta: Meta
  participants: readonly JsonObject[]
  mentions: readonly string[]
  compose: { operator: Composing | null; visitor: Composing | null }
  /** Ascending by time; two with one time in the order they came. */
  readonly messages: MessageRecord[]
  readonly byFingerprint: Map<number, MessageRecord>
  /** Messages that were accepted but that a read does not show before this time. */
  readonly hiddenUntil: Map<number, number>
  readonly originals: Map<string, JsonObject>
  readonly pages: JsonObject[]
  readonly events: JsonObject[]
  readonly reminders: JsonObject[]
}

const COMPOSE_LASTS_MS = 10_000

/** As in reference section 5.1. What is not there is a missing key, as on the real service. */
export function toConversation(thread: Thread, nowMs: number): JsonObject {
  const composing = (side: Composing | null): Composing | undefined =>
    side === null || side.timestamp + COMPOSE_LASTS_MS <= nowMs ? undefined : side

  return {
    session_id: thread.sessionId,
    website_id: thread.websiteId,
    inbox_id: thread.inboxId ?? undefined,
    people_id: thread.peopleId ?? undefined,
    state: thread.state,
    status: STATE_NUMBER[thread.state],
    is_verified: thread.isVerified,
    is_blocked: thread.isBlocked,
    availability: thread.isOnline ? 'online' : 'offline',
    active: { now: thread.isOnline, last: thread.lastActiveAt },
    last_message: thread.lastMessage?.excerpt ?? '',
    preview_message: thread.lastMessage ?? undefined,
    topic: thread.topic ?? undefined,
    verifications: [],
    participants: thread.participants,
    mentions: thread.mentions,
    compose: { operator: composing(thread.compose.operator), visitor: composing(thread.compose.visitor) },
    unread: { operator: thread.unreadOperator, visitor: thread.unreadVisitor },
    assigned: thread.assigned === null ? undefined : { user_id: thread.assigned },
    meta: thread.meta,
    created_at: thread.createdAt,
    updated_at: thread.updatedAt,
    waiting_since: thread.waitingSince ?? undefined,
  }
}

/** What a conversation made over REST looks like before anybody wrote. */
export function createThread(of: Readonly<{ sessionId: string; websiteId: string; createdAt: number }>): Thread {
  return {
    ...of,
    peopleId: null,
    state: 'pending',
    inboxId: null,
    assigned: null,
    isBlocked: false,
    isVerified: false,
    isOnline: false,
    lastActiveAt: of.createdAt,
    unreadOperator: 0,
    unreadVisitor: 0,
    updatedAt: of.createdAt,
    waitingSince: null,
    lastMessage: null,
    hasVisitorMessage: false,
    topic: null,
    meta: { nickname: 'anonymous', email: '', phone: '', avatar: '', ip: '127.0.0.1', segments: ['chat'], data: {}, device: { geolocation: {} } },
    participants: [],
    mentions: [],
    compose: { operator: null, visitor: null },
    messages: [],
    byFingerprint: new Map(),
    hiddenUntil: new Map(),
    originals: new Map(),
    pages: [],
    events: [],
    reminders: [],
  }
}

/** Puts a message in its place and brings the counters of section 13 (state machine, unread, waiting) up to date. */
export function storeMessage(thread: Thread, message: MessageRecord): void {
  insertInOrder(thread.messages, message)
  thread.byFingerprint.set(message.fingerprint, message)
  thread.updatedAt = Math.max(thread.updatedAt, message.timestamp)
  if (isResolve(message)) thread.waitingSince = null
  if (message.type === 'note' || message.type === 'event') return

  thread.lastMessage = { type: message.type, from: message.from, excerpt: excerptOf(message.content), fingerprint: message.fingerprint }
  if (message.from === 'user') {
    thread.hasVisitorMessage = true
    thread.unreadOperator += 1
    thread.lastActiveAt = Math.max(thread.lastActiveAt, message.timestamp)
    thread.waitingSince ??= message.timestamp
    if (thread.state === 'resolved') thread.state = wasAnswered(thread) ? 'unresolved' : 'pending'
  } else {
    thread.unreadVisitor += 1
    thread.waitingSince = null
    if (thread.state === 'pending') thread.state = 'unresolved'
  }
}

function isResolve({ type, content }: MessageRecord): boolean {
  return type === 'event' && typeof content === 'object' && content['namespace'] === 'state:resolved'
}

function wasAnswered(thread: Thread): boolean {
  return thread.messages.some(message => message.from === 'operator' && message.type !== 'note' && message.type !== 'event')
}

export function replaceMessage(thread: Thread, message: MessageRecord): void {
  const at = thread.messages.findLastIndex(other => other.fingerprint === message.fingerprint)
  if (at >= 0) thread.messages[at] = message
  thread.byFingerprint.set(message.fingerprint, message)
}

function insertInOrder(messages: MessageRecord[], message: MessageRecord): void {
  const after = messages.findLastIndex(other => other.timestamp <= message.timestamp)
  messages.splice(after + 1, 0, message)
}
