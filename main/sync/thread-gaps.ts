import type { ConversationId } from '#app/domain/ids.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Result } from '#app/result.ts'
import type { Cursors } from './cursor.ts'

/** What is missing of a thread between its older cursor and what was made by `downTo`, the service's own time. */
export type ThreadGap = Readonly<{ id: ConversationId; downTo: EpochMs }>

/** The gaps that were too long for one look, one for each thread. They are kept over a restart. */
export type ThreadGaps = Readonly<{
  /** Remembers what an earlier run has left. */
  begin(): Promise<void>
  /** To be called before the thread is taken for known above it. */
  leave(gap: ThreadGap): Promise<Result<null>>
  /** One to go on with; null = there is none. */
  next(): ThreadGap | null
  /** It was fetched, or given up. */
  close(id: ConversationId): Promise<Result<null>>
}>

export function createThreadGaps({ cursors }: Readonly<{ cursors: Cursors }>): ThreadGaps {
  const open = new Map<ConversationId, EpochMs>()
  let hasBegun = false
  const all = (): readonly ThreadGap[] => [...open].map(([id, downTo]) => ({ id, downTo }))

  function add({ id, downTo }: ThreadGap): void {
    open.set(id, epochMs(Math.min(downTo, open.get(id) ?? downTo)))
  }

  /** A thread may be opened before the account has begun: what is written down must not forget the others. */
  async function begin(): Promise<void> {
    if (hasBegun) return
    const left = await cursors.gaps()
    hasBegun = true
    left?.forEach(add)
  }

  return {
    begin,
    async leave(gap) {
      await begin()
      add(gap)
      return cursors.setGaps(all())
    },
    next: () => all()[0] ?? null,
    async close(id) {
      open.delete(id)
      return cursors.setGaps(all())
    },
  }
}
