import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import { isOfThisOneOnly } from './backoff.ts'
import type { Backlog } from './backlog.ts'
import type { Comparing } from './comparing.ts'
import type { SyncNeeds } from './sync-needs.ts'
import type { ThreadLooks } from './thread-looks.ts'
import type { Watermark } from './watermark.ts'

/** Works off the backlog, one thread at a time. */
export type BacklogWork = Readonly<{
  /** Puts in again what an earlier run had not come to: conversations near the top that show nothing of what was said. */
  begin(): Promise<void>
  next(): Promise<Result<null>>
}>

const LOOKED_AT = 200

type BacklogNeeds = Pick<SyncNeeds, 'store' | 'log'> &
  Readonly<{ id: AccountId; backlog: Backlog; looks: ThreadLooks; comparing: Comparing; watermark: Watermark }>

export function createBacklogWork({ id: account, store, log, backlog, looks, comparing, watermark }: BacklogNeeds): BacklogWork {
  let compared = 0
  let added = 0

  /** Everything that the list showed to be missing is here. */
  function caughtUp(): Promise<Result<null>> {
    if (compared > 0) log.info('threads compared', { threads: compared, itemsAdded: added })
    compared = 0
    added = 0
    return watermark.writeDown()
  }

  return {
    async begin() {
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
      return backlog.isEmpty() ? caughtUp() : ok(null)
    },
  }
}
