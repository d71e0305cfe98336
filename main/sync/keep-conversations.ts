import type { ConversationRecord } from '#app/domain/conversation.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { DueSet } from './due-set.ts'
import type { RecentEvents } from './recent-events.ts'
import type { SyncNeeds } from './sync-needs.ts'

/**
 * Stores conversations as a service told them. `askedAt` is the mark of `RecentEvents` before the question: what an event
 * has changed meanwhile is newer than this answer, so the row stays as it is and is asked for again.
 */
export type KeepConversations = (records: readonly ConversationRecord[], askedAt: number) => Promise<Result<null>>

type KeepNeeds = Pick<SyncNeeds, 'store' | 'changes' | 'clock'> & Readonly<{ recent: RecentEvents; stale: DueSet<ConversationId> }>

export function createKeepConversations({ store, changes, clock, recent, stale }: KeepNeeds): KeepConversations {
  async function isOvertaken(id: ConversationId, askedAt: number): Promise<boolean> {
    if (!recent.hasChanged(id, askedAt)) return false
    stale.want(id)
    return (await store.conversations.get(id)) !== null
  }

  return async (records, askedAt) => {
    const current: ConversationRecord[] = []
    for (const record of records) if (!(await isOvertaken(record.id, askedAt))) current.push(record)
    if (current.length === 0) return ok(null)
    const changed = await store.conversations.upsert(current, clock.now())
    if (!changed.ok) return changed
    if (changed.value.length > 0) changes.tell({ kind: 'conversations', ids: changed.value })
    return ok(null)
  }
}
