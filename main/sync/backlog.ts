import type { ConversationId } from '#app/domain/ids.ts'
import type { EpochMs } from '#app/domain/time.ts'

export type BacklogJob = Readonly<{ id: ConversationId; updatedAt: EpochMs; signal: AbortSignal }>

/** Threads that are to be fetched when nobody waits for anything else, the one that changed last first. */
export type Backlog = Readonly<{
  add(id: ConversationId, updatedAt: EpochMs): void
  /** Whether every thread that ever waited was fetched. */
  isEmpty(): boolean
  /** Whether there is one to fetch now. */
  hasWork(): boolean
  /** The next one; it stays here until `done`. null = nothing to do. */
  begin(): BacklogJob | null
  /** A thread that was asked for again meanwhile stays. */
  done(job: Pick<BacklogJob, 'id' | 'updatedAt'>): void
  /**
   * Leaves a thread alone that a person has opened, and lets go of it if it is being fetched right now; null = leaves none
   * alone. Answers what waits of it, to be `done` when the person's own look has fetched it.
   */
  leaveAlone(id: ConversationId | null): Pick<BacklogJob, 'id' | 'updatedAt'> | null
}>

export function createBacklog(): Backlog {
  const waiting = new Map<ConversationId, EpochMs>()
  let leftAlone: ConversationId | null = null
  let current: Readonly<{ id: ConversationId; end: AbortController }> | null = null

  function newest(): readonly [ConversationId, EpochMs] | undefined {
    let best: readonly [ConversationId, EpochMs] | undefined
    for (const entry of waiting) {
      if (entry[0] !== leftAlone && (best === undefined || entry[1] > best[1])) best = entry
    }
    return best
  }

  return {
    add(id, updatedAt) {
      waiting.set(id, updatedAt)
    },
    isEmpty: () => waiting.size === 0,
    hasWork: () => newest() !== undefined,
    begin() {
      const next = newest()
      if (next === undefined) return null
      const [id, updatedAt] = next
      current = { id, end: new AbortController() }
      return { id, updatedAt, signal: current.end.signal }
    },
    done({ id, updatedAt }) {
      if (waiting.get(id) === updatedAt) waiting.delete(id)
    },
    leaveAlone(id) {
      leftAlone = id
      if (id === null) return null
      if (current?.id === id) current.end.abort()
      const updatedAt = waiting.get(id)
      return updatedAt === undefined ? null : { id, updatedAt }
    },
  }
}
