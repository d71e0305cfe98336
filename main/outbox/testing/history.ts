import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { AccountId, ConversationId, OutboxEntryId } from '#app/domain/ids.ts'

/** What somebody wants to have said, and where: bound when he presses Send. */
export type Meant = Readonly<{ accountId: AccountId; conversationId: ConversationId; kind: 'reply' | 'note'; text: string }>

/**
 * One line of an append-only history, over all lives of the app. `process` counts the lives, `call` the times that somebody
 * pressed Send. Every `invoke` has one `ok`, `fail` or `info`; `info` = the app died first, and nobody knows.
 */
export type HistoryLine =
  | Readonly<{ type: 'invoke'; process: number; call: number; meant: Meant }>
  | Readonly<{ type: 'ok'; process: number; call: number; row: OutboxEntryId; order: number }>
  | Readonly<{ type: 'fail' | 'info'; process: number; call: number }>
  /** Before the app tells a person about a row, he may have decided on it. */
  | Readonly<{ type: 'person'; row: OutboxEntryId; does: 'sendAgain' | 'discard' }>
  | Readonly<{ type: 'person'; row: OutboxEntryId; does: 'edit'; text: string }>
  /** The person was told that it is discarded, or that its account is removed: nothing of it begins from here on. */
  | Readonly<{ type: 'dropped'; row: OutboxEntryId }>
  /** The account was told to go, and that it stays: between the two this process begins nothing of it. */
  | Readonly<{ type: 'going' | 'staying'; process: number; accountId: AccountId }>
  /** The first byte of an attempt leaves for the service. */
  | Readonly<{ type: 'leaves'; process: number; accountId: AccountId; conversationId: ConversationId; clientId: string }>
  /** The service stored a message of ours. `clientId` null: it keeps none, the words have to tell. In the order of storing. */
  | Readonly<{ type: 'stored'; serverId: string; clientId: string | null; meant: Meant }>
  /**
   * The service told an account to wait (`until` 0: what it told counts no more), and was asked something. Epoch milliseconds of the service. What
   * one life was told no other knows: it asks once, and is told too.
   */
  | Readonly<{ type: 'stop'; process: number; accountId: AccountId; at: number; until: number }>
  | Readonly<{ type: 'request'; process: number; accountId: AccountId; at: number }>
  /** The app has died or ended: whether the words of an unanswered call are a row, and whether they are still a draft. */
  | Readonly<{ type: 'half'; call: number; isRow: boolean; isDraft: boolean }>
  /** The end, when all was well for longer than every wait: each row that the app knows. */
  | Readonly<{ type: 'end'; row: OutboxEntryId; clientId: string; order: number; meant: Meant; state: OutboxEntry['delivery']['state']; serverId: string | null }>

export type History = readonly HistoryLine[]
