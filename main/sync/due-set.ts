import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'

/** Things to be asked for again, each once it has been quiet for a moment: ten events about one thing are one question. */
export type DueSet<Id> = Readonly<{
  want(id: Id): void
  /** Not before `ms` from now. */
  postpone(id: Id, ms: number): void
  drop(id: Id): void
  /** What is due, soonest first. */
  due(): readonly Id[]
  /** When the first is due; null = nothing waits. */
  nextAt(): EpochMs | null
}>

type DueSetNeeds = Readonly<{
  clock: Clock
  /** How long a thing must be quiet. */
  quietMs: number
  /** How long it waits at most when it never is. */
  atMostMs: number
}>

export function createDueSet<Id>({ clock, quietMs, atMostMs }: DueSetNeeds): DueSet<Id> {
  const waiting = new Map<Id, Readonly<{ since: EpochMs; at: EpochMs }>>()
  const bySoonest = () => [...waiting].toSorted(([, a], [, b]) => a.at - b.at)

  return {
    want(id) {
      const now = clock.now()
      const since = waiting.get(id)?.since ?? now
      waiting.set(id, { since, at: epochMs(Math.max(now, Math.min(now + quietMs, since + atMostMs))) })
    },
    postpone(id, ms) {
      const now = clock.now()
      waiting.set(id, { since: waiting.get(id)?.since ?? now, at: epochMs(now + ms) })
    },
    drop(id) {
      waiting.delete(id)
    },
    due: () => bySoonest().filter(([, { at }]) => at <= clock.now()).map(([id]) => id),
    nextAt: () => bySoonest()[0]?.[1].at ?? null,
  }
}
