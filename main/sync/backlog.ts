import type { ConversationId } from '#app/domain/ids.ts'
import type { EpochMs } from '#app/domain/time.ts'

export type BacklogJob = Readonly<{ id: ConversationId; updatedAt: EpochMs; signal: AbortSignal }>

/** Threads that are to be fetched when nobody waits for anything else, the one that changed last first. */
export type Backlog = Readonly<{
  add(id: ConversationId, updatedAt: EpochMs): void
  isEmpty(): boolean
  /** The next one; it stays here until `done`. null = nothing to do. */
  begin(): BacklogJob | null
  /** A thread that was asked for again meanwhile stays. */
  done(job: Pick<BacklogJob, 'id' | 'updatedAt'>): void
  /** Lets go of a thread that is being fetched right now: a person has opened it and goes first. */
  makeWay(id: ConversationId): void
}>

export function createBacklog(): Backlog {
  const waiting = new Map<ConversationId, EpochMs>()
  let current: Readonly<{ id: ConversationId; end: AbortController }> | null = null

  function newest(): readonly [ConversationId, EpochMs] | undefined {
    let best: readonly [ConversationId, EpochMs] | undefined
    for (const entry of waiting) if (best === undefined || entry[1] > best[1]) best = entry
    return best
  }

  return {
    add(id, updatedAt) {
      waiting.set(id, updatedAt)
    },
    isEmpty: () => waiting.size === 0,
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
    makeWay(id) {
      if (current?.id === id) current.end.abort()
    },
  }
}
