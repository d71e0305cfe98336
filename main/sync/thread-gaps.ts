import type { ConversationId } from '#app/domain/ids.ts'
import { epochMs, SECOND_MS } from '#app/domain/time.ts'
import type { Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Cursors, ThreadGap } from './cursor.ts'

/** What is to be walked once more, or for the first time, of threads that missed more than one stretch; one gap for each. Kept over a restart. */
export type ThreadGaps = Readonly<{
  /** Remembers what an earlier run has left. */
  begin(): Promise<void>
  /** To be called before the thread is taken for known above it. */
  leave(gap: ThreadGap): Promise<Result<null>>
  /** In how many milliseconds there is one to go on with; 0 = now, null = there is none. */
  nextInMs(): number | null
  /** The one to go on with now; null = none is due. */
  next(): ThreadGap | null
  /** It was fetched down to this cursor. */
  moveTo(id: ConversationId, cursor: string): Promise<Result<null>>
  /** It was fetched to its end, or given up. */
  close(id: ConversationId): Promise<Result<null>>
}>

/** A read may be behind, and what lies below a cursor shows less of it than the top: by then it does not any more. */
const AFTER_MS = 75 * SECOND_MS

type Waiting = Readonly<{ gap: ThreadGap; dueAt: number }>

export function createThreadGaps({ cursors, clock }: Readonly<{ cursors: Cursors; clock: Clock }>): ThreadGaps {
  const open = new Map<ConversationId, Waiting>()
  let hasBegun = false
  const first = (): Waiting | undefined => [...open.values()].toSorted((a, b) => a.dueAt - b.dueAt)[0]
  const keep = () => cursors.setGaps([...open.values()].map(({ gap }) => gap))

  /** Whoever leaves a gap has begun at the top: it covers the one before, if that is walked to its end. */
  function add(gap: ThreadGap): void {
    const before = open.get(gap.id)?.gap ?? gap
    const both = { ...gap, downTo: epochMs(Math.min(gap.downTo, before.downTo)), isJoined: gap.isJoined && before.isJoined }
    open.set(gap.id, { gap: both, dueAt: clock.uptime() + AFTER_MS })
  }

  /** A thread may be opened before the account has begun: what is written down must not forget the others. */
  async function begin(): Promise<void> {
    if (hasBegun) return
    const left = await cursors.gaps()
    if (!hasBegun) left?.forEach(add)
    hasBegun = true
  }

  return {
    begin,
    async leave(gap) {
      await begin()
      add(gap)
      return keep()
    },
    nextInMs() {
      const next = first()
      return next === undefined ? null : Math.max(0, next.dueAt - clock.uptime())
    },
    next() {
      const next = first()
      return next === undefined || next.dueAt > clock.uptime() ? null : next.gap
    },
    async moveTo(id, cursor) {
      const before = open.get(id)
      if (before !== undefined) open.set(id, { ...before, gap: { ...before.gap, cursor } })
      return keep()
    },
    async close(id) {
      open.delete(id)
      return keep()
    },
  }
}
