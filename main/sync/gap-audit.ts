import type { ConversationRecord } from '#app/domain/conversation.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Cursors } from './cursor.ts'

/**
 * What is known of a thread when the list shows its conversation, in the service's own time.
 * `storedUpTo`: fetched without a gap · `heardUpTo`: the newest item of an unbroken stream of events · `comparedAt`: how the
 * conversation stood when its thread was last compared.
 */
export type ThreadKnown = Readonly<{ storedUpTo: EpochMs | null; heardUpTo: EpochMs | null; comparedAt: EpochMs | null }>

/** How far a conversation's own time may lie after its newest item: services write the two one after the other. */
const WRITTEN_LATER_MS = 2 * SECOND_MS

/**
 * Whether a thread may miss something that its conversation in the list speaks of. Where events could have been missed
 * (`isBroken`), nothing but what was fetched counts; where none were, only what no event has told.
 */
export function mayMissItems(record: ConversationRecord, known: ThreadKnown, isBroken: boolean): boolean {
  const { storedUpTo, heardUpTo, comparedAt } = known
  if (comparedAt === record.updatedAt) return false
  if (isBroken) return storedUpTo === null || record.updatedAt > storedUpTo
  const upTo = Math.max(storedUpTo ?? 0, heardUpTo ?? 0)
  return upTo === 0 ? isKeptByUs(record) : record.updatedAt > upTo + WRITTEN_LATER_MS
}

/** Whether preview, unread or waiting time come from the thread, since the service does not keep them. */
export const isKeptByUs = (record: ConversationRecord): boolean =>
  record.preview === 'ours' || record.unreadCount === 'ours' || record.waitingSince === 'ours'

export type GapAudit = Readonly<{
  /** An event brought an item that was made at `at`. */
  heard(id: ConversationId, at: EpochMs): void
  /** The stream of events broke: what it told so far proves nothing any more. */
  streamBroke(): void
  /** The thread was compared while its conversation stood as of `updatedAt`. */
  compared(id: ConversationId, updatedAt: EpochMs): void
  needsThread(record: ConversationRecord, isBroken: boolean): Promise<boolean>
}>

export function createGapAudit({ cursors }: Readonly<{ cursors: Cursors }>): GapAudit {
  const heardUpTo = new Map<ConversationId, EpochMs>()
  const comparedAt = new Map<ConversationId, EpochMs>()

  return {
    heard(id, at) {
      if (at > (heardUpTo.get(id) ?? 0)) heardUpTo.set(id, at)
    },
    streamBroke() {
      heardUpTo.clear()
    },
    compared(id, updatedAt) {
      comparedAt.set(id, updatedAt)
    },
    async needsThread(record, isBroken) {
      const storedUpTo = await cursors.threadUpTo(record.id)
      const known = { storedUpTo, heardUpTo: heardUpTo.get(record.id) ?? null, comparedAt: comparedAt.get(record.id) ?? null }
      return mayMissItems(record, known, isBroken)
    },
  }
}
