import type { ConversationId } from '#app/domain/ids.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { Doom } from '#main/outbox/testing/crash-points.ts'
import type { Credential } from '#main/providers/provider.ts'
import type { Deed } from './plan-life.ts'

/** An account at one of the simulators, as a process of its own needs to know it. */
export type KnownShop = Readonly<{ provider: 'crisp' | 'freshchat'; alias: string; remoteId: string; me: string; credential: Credential; conversations: readonly ConversationId[] }>

/** What one life of the app is to do. */
export type Orders = Readonly<{
  folder: string
  /** Where the files lie that it is made of. */
  scripts: string
  bornAt: number
  shops: readonly KnownShop[]
  /** The number of its first message; no two have the same words. */
  from: number
  writes: number
  /** Files are most of them. */
  sendsFiles: boolean
  /** The ids of all rows so far. */
  rows: readonly string[]
  /** null: it is killed from outside, or not at all. */
  doom: Doom | null
  /** null: nothing but what each of them does. */
  deed: Deed | null
  seed: number
  /** Where a worse client stands between the outbox and the service. */
  isNaive: boolean
  /** Ends by itself when nothing is on its way any more. */
  settles: boolean
}>

/** How a row stood when its account went. */
export type RemovedRow = Readonly<{ row: string; clientId: string; order: number; state: OutboxEntry['delivery']['state']; serverId: string | null }>

/** What it says on its output, one JSON line each, before it does the next thing. */
export type Said =
  | Readonly<{ said: 'started' | 'settled' }>
  | Readonly<{ said: 'invoke'; call: number; conversationId: ConversationId; kind: 'reply' | 'note'; text: string }>
  | Readonly<{ said: 'row'; call: number; row: string }>
  | Readonly<{ said: 'ok'; call: number; row: string; order: number }>
  | Readonly<{ said: 'fail'; call: number }>
  | Readonly<{ said: 'discard'; row: string }>
  /** An account is about to go, with all of this. */
  | Readonly<{ said: 'removed'; rows: readonly RemovedRow[] }>
  | Readonly<{ said: 'dying'; point: string }>
