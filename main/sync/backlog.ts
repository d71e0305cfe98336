import type { ConversationId } from '#app/domain/ids.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { ThreadWanted } from './gap-audit.ts'

export type BacklogJob = ThreadWanted & Readonly<{ signal: AbortSignal }>

/** Threads that are to be fetched when nobody waits for anything else, the one that changed last first. */
export type Backlog = Readonly<{
  /** One that waits already, for a conversation that stands no later, keeps its hour. */
  add(wanted: ThreadWanted): void
  /** To be looked at once more, in so many milliseconds; unless it was asked for anew meanwhile. */
  again(wanted: ThreadWanted, inMs: number): void
  /** How it stood when it was last asked for; null = it does not wait. */
  waiting(id: ConversationId): ThreadWanted | null
  /** Whether every thread that ever waited was fetched. */
  isEmpty(): boolean
  /** In how many milliseconds there is one to fetch; 0 = now, null = none waits. */
  nextInMs(): number | null
  /** The next one; it stays here until `done`. null = nothing to do. */
  begin(): BacklogJob | null
  /** A thread that was asked for again meanwhile stays. */
  done(wanted: Pick<ThreadWanted, 'id' | 'updatedAt'>): void
  /** Makes room for a person's own look at this thread, and lets go of it if it is being fetched right now; null = for none. */
  leaveAlone(id: ConversationId | null): void
}>

/** By then a person's own look has fetched the thread, or somebody else has to. */
const OWN_LOOK_MS = 15 * SECOND_MS

type Waiting = ThreadWanted & Readonly<{ dueAt: number }>

/** The hours are counted by uptime: no setting of the clock holds a thread up. */
export function createBacklog({ clock }: Readonly<{ clock: Clock }>): Backlog {
  const waiting = new Map<ConversationId, Waiting>()
  let leftAlone: ConversationId | null = null
  let current: Readonly<{ id: ConversationId; end: AbortController }> | null = null
  const inMs = (ms: number) => clock.uptime() + ms

  function newest(): Waiting | undefined {
    const due = [...waiting.values()].filter(({ dueAt }) => dueAt <= clock.uptime())
    return due.reduce<Waiting | undefined>((best, next) => (best === undefined || next.updatedAt > best.updatedAt ? next : best), undefined)
  }

  return {
    add(wanted) {
      const before = waiting.get(wanted.id)
      const isThorough = wanted.isThorough || before?.isThorough === true
      if (before !== undefined && before.updatedAt >= wanted.updatedAt) waiting.set(wanted.id, { ...before, isThorough })
      else waiting.set(wanted.id, { ...wanted, isThorough, dueAt: inMs(wanted.id === leftAlone ? OWN_LOOK_MS : 0) })
    },
    again(wanted, ms) {
      const before = waiting.get(wanted.id)
      if (before === undefined || before.updatedAt <= wanted.updatedAt) waiting.set(wanted.id, { ...wanted, dueAt: inMs(ms) })
    },
    waiting: id => waiting.get(id) ?? null,
    isEmpty: () => waiting.size === 0,
    nextInMs: () => (waiting.size === 0 ? null : Math.max(0, Math.min(...[...waiting.values()].map(({ dueAt }) => dueAt)) - clock.uptime())),
    begin() {
      const next = newest()
      if (next === undefined) return null
      const { id, updatedAt, isThorough } = next
      current = { id, end: new AbortController() }
      return { id, updatedAt, isThorough, signal: current.end.signal }
    },
    done({ id, updatedAt }) {
      const before = waiting.get(id)
      if (before !== undefined && before.updatedAt <= updatedAt) waiting.delete(id)
    },
    leaveAlone(id) {
      leftAlone = id
      if (id === null) return
      if (current?.id === id) current.end.abort()
      const before = waiting.get(id)
      if (before !== undefined) waiting.set(id, { ...before, dueAt: Math.max(before.dueAt, inMs(OWN_LOOK_MS)) })
    },
  }
}
