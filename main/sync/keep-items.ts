import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { ok, type Result } from '#app/result.ts'
import type { RecentEvents } from './recent-events.ts'
import type { SyncNeeds } from './sync-needs.ts'

export type KeepHow = Readonly<{
  /** The mark of `RecentEvents` before the items were asked for; `EVER` for items that an event brought. */
  askedAt: number
  /** Whether an item happened while we were looking, so that it counts as unread: not what a first filling finds. */
  isNew(item: ThreadItem): boolean
}>

/** How many items were not known before, how many were and now say something else, and how many of the added are new messages. */
export type Kept = Readonly<{ added: number; changed: number; news: number }>

/** Stores items of one thread, however often and in whatever order they come. Tells only where that changed anything. */
export type KeepItems = (id: ConversationId, items: readonly ThreadItem[], how: KeepHow) => Promise<Result<Kept>>

type KeepNeeds = Pick<SyncNeeds, 'store' | 'changes' | 'clock' | 'onItem'> & Readonly<{ recent: RecentEvents }>

export function createKeepItems({ store, changes, clock, onItem, recent }: KeepNeeds): KeepItems {
  return async (id, items, { askedAt, isNew }) => {
    const current = recent.correct(items, askedAt)
    let added = 0
    let changed = 0
    let news = 0
    // What is old goes first: the preview follows the newest item, and that comes last.
    for (const areNew of [false, true]) {
      const some = current.filter(item => isNew(item) === areNew)
      if (some.length === 0) continue
      const stored = await store.thread.upsert(id, some, { isNew: areNew, seenAt: clock.now() })
      if (!stored.ok) return stored
      added += stored.value.added.length
      changed += stored.value.changed.length
      if (areNew) news += stored.value.added.filter(itemId => itemId.startsWith('msg:')).length
    }
    for (const item of current) await onItem(id, item)
    if (added + changed > 0) {
      changes.tell({ kind: 'conversations', ids: [id] })
      changes.tell({ kind: 'thread', conversationId: id })
    }
    return ok({ added, changed, news })
  }
}
