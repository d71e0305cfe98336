import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'

/** Which items were a reason to look for an entry already: a poll brings the same ones again and again. */
export type Hints = Readonly<{
  /** Whether this item is new as a hint at this entry; only the first time. */
  isNew(entry: OutboxEntryId, item: ThreadItem['id']): boolean
  /** Nobody looks for it any more. */
  forget(entry: OutboxEntryId): void
  /** How many entries something is remembered of. */
  size(): number
}>

export function createHints(): Hints {
  const seen = new Map<OutboxEntryId, Set<ThreadItem['id']>>()
  return {
    isNew(entry, item) {
      const items = seen.get(entry) ?? new Set()
      if (items.has(item)) return false
      seen.set(entry, items.add(item))
      return true
    },
    forget: entry => void seen.delete(entry),
    size: () => seen.size,
  }
}
