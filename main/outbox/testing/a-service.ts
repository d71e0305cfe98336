import type { Campaign } from '#app/domain/campaign.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import type { Group } from '#app/domain/group.ts'
import { messageId, noteId, type ConversationId, type OperatorId } from '#app/domain/ids.ts'
import type { Inbox } from '#app/domain/inbox.ts'
import type { Operator } from '#app/domain/operator.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { ProviderSignal, Sending } from '#main/providers/provider.ts'
import type { QuotaLane } from '#main/quota/quota-lane.ts'

/** A message that reached the service and was stored there. */
export type Received = Readonly<{
  kind: 'reply' | 'note'
  conversationId: ConversationId
  clientId: string
  text: string
  /** Of a file: where its bytes lie. */
  uploaded?: string
  operatorId: OperatorId | null
  remoteId: string
  /** Which of all messages it was, from 1: clocks can be set, the order of arrival cannot. */
  sequence: number
  at: EpochMs
}>

export type Call = Readonly<{ name: string; at: EpochMs; lane: QuotaLane }>

/**
 * The world behind a provider: what a service holds. It outlives the app. Whoever sends the same message twice finds it
 * stored twice: whether a service would drop the second is not known, so nothing may rely on it.
 */
export type Service = {
  readonly conversations: Map<ConversationId, ConversationRecord>
  readonly threads: Map<ConversationId, ThreadItem[]>
  operators: readonly Operator[]
  groups: readonly Group[]
  inboxes: readonly Inbox[]
  contacts: readonly Contact[]
  campaigns: readonly Campaign[]
  readonly received: Received[]
  /** Bytes that nobody sees until a message names them. */
  readonly uploads: Readonly<{ name: string; content: Uint8Array }>[]
  readonly calls: Call[]
  /** Tells every listener of every open connection. */
  emit(signal: ProviderSignal): void
  readonly listeners: Set<(signal: ProviderSignal) => void>
  /** Stores a message of ours. */
  receive(kind: Received['kind'], sending: Sending & Readonly<{ uploaded?: string }>): Received
  /** Stores what anybody else wrote. */
  put(item: ThreadItem): void
}

export type ServiceWishes = Readonly<{
  clock: Clock
  /** Whether a message keeps our own mark as its id. */
  keepsClientId: boolean
  /** How long after storing a message the live connection tells of it; null = never. */
  echoMs: number | null
}>

export function aService({ clock, keepsClientId, echoMs }: ServiceWishes): Service {
  const listeners: Service['listeners'] = new Set()
  const service: Service = {
    conversations: new Map(), threads: new Map(), operators: [], groups: [], inboxes: [], contacts: [], campaigns: [],
    received: [], uploads: [], calls: [], listeners,
    emit: signal => listeners.forEach(listener => listener(signal)),
    put(item) {
      service.threads.set(item.conversationId, [...(service.threads.get(item.conversationId) ?? []), item])
    },
    receive(kind, { conversationId, clientId, text, operator, uploaded }) {
      const remoteId = keepsClientId ? clientId : `r${service.received.length + 1}`
      const received: Received = { kind, conversationId, clientId, text, operatorId: operator?.id ?? null, remoteId, sequence: service.received.length + 1, at: clock.now(), ...(uploaded === undefined ? {} : { uploaded }) }
      const item = toItem(received, operator?.name ?? '')
      service.received.push(received)
      service.put(item)
      if (echoMs !== null) void clock.sleep(echoMs).then(() => service.emit({ type: 'item', conversationId, item }))
      return received
    },
  }
  return service
}

/** As the service would show it to us. */
export function toItem({ kind, conversationId, remoteId, text, operatorId, at }: Received, name: string): ThreadItem {
  const written = {
    conversationId, author: { kind: 'operator', name, operatorId }, parts: [{ kind: 'text', text, format: 'plain' }], isEdited: false, at,
  } as const
  return kind === 'reply'
    ? { type: 'message', id: messageId(conversationId, remoteId), receipt: 'sent', ...written }
    : { type: 'note', id: noteId(conversationId, remoteId), ...written }
}
