import type { Comparison } from '#app/domain/comparison.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { Store } from '#main/store/store.ts'

/** The tables that hold what services tell. What a person wrote (outbox, drafts) is nothing to sync. */
export type SyncStore = Pick<Store, 'conversations' | 'thread' | 'contacts' | 'campaigns' | 'people' | 'cursors'>

export type SyncNeeds = Readonly<{
  store: SyncStore
  directory: Directory
  changes: ChangeFeed
  clock: Clock
  /** A number in [0, 1): for jitter only. */
  random: () => number
  log: Log
  /** After each comparison, whatever it found. */
  onCompared(comparison: Comparison): void
  /**
   * Every item that arrives, after it was stored and each time it arrives: events repeat, polls see the same stretch again.
   * Waited for, so that the window hears of an item and of what it settled in one moment.
   */
  onItem(conversationId: ConversationId, item: ThreadItem): Promise<void> | void
}>
