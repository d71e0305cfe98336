import type { SimulatorClock } from './clock.ts'
import type { EventHub } from './event-hub.ts'
import type { EventName } from './event-table.ts'
import type { JsonObject } from './json.ts'
import type { Random } from './random.ts'
import type { Site } from './site.ts'
import type { Thread } from './thread.ts'
import type { Token } from './token.ts'

/** What nobody outside of Crisp knows for sure; each is a switch, so that a client can be held to both answers. */
export type Behaviour = {
  perPageOutOfRange: 'refuse' | 'clamp'
  /** What a second send with the same fingerprint does; both answer 202. */
  repeatedFingerprint: 'ignore' | 'store'
  /** How long an accepted message stays invisible to reads. */
  visibleAfterMs: number
  /** Whether a token is told of what its own calls caused. */
  echoOwnEvents: boolean
  eventsBeforeAnswer: boolean
  /** Every event arrives twice. */
  duplicateEvents: boolean
  /** Events arrive in pairs whose order is turned round. */
  reorderEvents: boolean
  /** Sockets stay open and authenticated, but nothing arrives. */
  muteEvents: boolean
  /** No socket is let in at all, as without a network. */
  isUnreachable: boolean
  /** Every authentication over a socket is refused. */
  refuseSockets: boolean
  /** Where discovery leads instead; null = to this simulator. */
  relayUrl: string | null
  uploadSizeLimit: number
  /** How long the file store thinks before it answers for bytes that it was given. */
  storageAnswerDelayMs: number
  campaignStepMs: number
}

export type Parts = Readonly<{
  clock: SimulatorClock
  random: Random
  hub: EventHub
  behaviour: Behaviour
  sites: Map<string, Site>
  tokens: Map<string, Token>
  /** Where this simulator listens; known from the first request on. */
  baseUrl: () => string
}>

export function createBehaviour(): Behaviour {
  return {
    perPageOutOfRange: 'refuse',
    repeatedFingerprint: 'ignore',
    visibleAfterMs: 0,
    echoOwnEvents: true,
    eventsBeforeAnswer: false,
    duplicateEvents: false,
    reorderEvents: false,
    muteEvents: false,
    isUnreachable: false,
    refuseSockets: false,
    relayUrl: null,
    uploadSizeLimit: 10_000_000,
    storageAnswerDelayMs: 0,
    campaignStepMs: 1_000,
  }
}

/** Tells of something that happened in one conversation; every such event carries the same three ids. */
export function publishInThread(parts: Parts, thread: Thread, event: Readonly<{ name: EventName; data: JsonObject }>): void {
  const ids = { website_id: thread.websiteId, session_id: thread.sessionId, inbox_id: thread.inboxId }
  parts.hub.publish({ name: event.name, websiteId: thread.websiteId, data: { ...ids, ...event.data } })
}

/** Marks a conversation as changed now. */
export function touch(parts: Parts, site: Site, thread: Thread): void {
  thread.updatedAt = Math.max(thread.updatedAt, parts.clock.now())
  site.version += 1
}
