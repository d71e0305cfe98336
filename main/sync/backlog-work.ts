import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import { isOfThisOneOnly } from './backoff.ts'
import type { Backlog } from './backlog.ts'
import type { Comparing } from './comparing.ts'
import type { ThreadGap } from './cursor.ts'
import type { SyncNeeds } from './sync-needs.ts'
import type { ThreadGaps } from './thread-gaps.ts'
import type { ThreadLooks } from './thread-looks.ts'
import type { ThreadPull } from './thread-pull.ts'
import type { Watermark } from './watermark.ts'

/** Works off the backlog, one thread at a time, and then the gaps that were too long for one look. */
export type BacklogWork = Readonly<{
  /** Puts in again what an earlier run had not come to: conversations near the top that show nothing of what was said. */
  begin(): Promise<void>
  /** In how many milliseconds there is something to do; 0 = now, null = nothing is. */
  nextInMs(): number | null
  next(): Promise<Result<null>>
}>

const LOOKED_AT = 200
/** Some 4,000 items: who has missed more scrolls up, and is told so. */
const GAP_STRETCHES = 100

type BacklogNeeds = Pick<SyncNeeds, 'store' | 'log'> &
  Readonly<{ id: AccountId; backlog: Backlog; gaps: ThreadGaps; threads: ThreadPull; looks: ThreadLooks; comparing: Comparing; watermark: Watermark }>

export function createBacklogWork({ id: account, store, log, backlog, gaps, threads, looks, comparing, watermark }: BacklogNeeds): BacklogWork {
  let compared = 0
  let added = 0
  /** How many stretches were fetched of each gap. */
  const stretches = new Map<ConversationId, number>()

  /** Everything that the list showed to be missing is here. */
  function caughtUp(): Promise<Result<null>> {
    if (compared > 0) log.info('threads compared', { threads: compared, itemsAdded: added })
    compared = 0
    added = 0
    return watermark.writeDown()
  }

  async function goOn(gap: ThreadGap): Promise<Result<null>> {
    const count = (stretches.get(gap.id) ?? 0) + 1
    const filled = await threads.fillGap(gap)
    if (!filled.ok && !isOfThisOneOnly(filled.failure)) return filled
    const isFilled = filled.ok && filled.value
    if (filled.ok && !isFilled && count < GAP_STRETCHES) {
      stretches.set(gap.id, count)
      return ok(null)
    }
    if (!isFilled) {
      comparing.leftOut()
      log.warn('a long gap in a thread was not fetched to its end', { conversation: gap.id, stretches: count, failure: filled.ok ? null : filled.failure.kind })
    }
    stretches.delete(gap.id)
    return gaps.close(gap.id)
  }

  return {
    nextInMs() {
      const waits = [backlog.nextInMs(), gaps.nextInMs()].filter(wait => wait !== null)
      return waits.length === 0 ? null : Math.min(...waits)
    },
    async begin() {
      await gaps.begin()
      const view = { lane: 'all', scope: [account], ...NOT_NARROWED } as const
      const { rows } = await store.conversations.list(view, { offset: 0, limit: LOOKED_AT })
      for (const { conversation } of rows) {
        const isUnseen = conversation.preview === null && (await store.thread.olderCursor(conversation.id)) === undefined
        if (isUnseen) backlog.add({ id: conversation.id, updatedAt: conversation.updatedAt, isThorough: false })
      }
    },
    async next() {
      const job = backlog.begin()
      if (job !== null) {
        const fresh = await looks.look(job, 'backfill', job.signal)
        // Whoever opened it meanwhile goes first; it stays here, and its turn comes again.
        if (!fresh.ok && job.signal.aborted) return ok(null)
        if (!fresh.ok && !isOfThisOneOnly(fresh.failure)) return fresh
        if (fresh.ok) {
          compared += 1
          added += fresh.value
        } else {
          backlog.done(job)
          comparing.refused(job.id)
          log.warn('a thread could not be fetched', { conversation: job.id, failure: fresh.failure.kind })
        }
      }
      const gap = job === null ? gaps.next() : null
      const gone = gap === null ? ok(null) : await goOn(gap)
      if (!gone.ok) return gone
      return backlog.isEmpty() ? caughtUp() : ok(null)
    },
  }
}
