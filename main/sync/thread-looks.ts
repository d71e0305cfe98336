import type { ConversationId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { QuotaLane } from '#main/quota/quota-lane.ts'
import type { Backlog } from './backlog.ts'
import type { Comparing } from './comparing.ts'
import type { GapAudit, ThreadWanted } from './gap-audit.ts'
import type { Fresh, ThreadPull } from './thread-pull.ts'

/** Fetches a thread, whoever asks for it, and sees whether it shows what the list spoke of: if not, it stays to be looked at again. */
export type ThreadLooks = Readonly<{
  /** `wanted`: how the conversation stood when its thread was found to be fetched. Answers how many items were not known before. */
  look(wanted: ThreadWanted, lane: QuotaLane, signal?: AbortSignal): Promise<Result<number>>
  /** The same for somebody who asks for a reason of his own; it counts as a look where one is waited for. */
  lookAnyway(id: ConversationId, lane: QuotaLane, signal?: AbortSignal): Promise<Result<number>>
}>

type LooksNeeds = Readonly<{ threads: ThreadPull; audit: GapAudit; backlog: Backlog; comparing: Comparing }>

export function createThreadLooks({ threads, audit, backlog, comparing }: LooksNeeds): ThreadLooks {
  function judge({ id, updatedAt, isThorough }: ThreadWanted, { newestAt }: Fresh): void {
    // A thorough comparison may have asked for it while it was on its way.
    const wanted = { id, updatedAt, isThorough: isThorough || backlog.waiting(id)?.isThorough === true }
    const inMs = audit.looked(wanted, newestAt)
    if (inMs !== null) return backlog.again(wanted, inMs)
    backlog.done(wanted)
    if (backlog.waiting(id) === null) comparing.fetched(id)
  }

  return {
    async look(wanted, lane, signal) {
      const fresh = await threads.freshen(wanted.id, lane, signal)
      if (!fresh.ok) return fresh
      judge(wanted, fresh.value)
      return ok(fresh.value.added)
    },
    async lookAnyway(id, lane, signal) {
      const before = backlog.waiting(id)
      const fresh = await threads.freshen(id, lane, signal)
      if (!fresh.ok) return fresh
      const wanted = backlog.waiting(id)
      // What the list has told while this was on its way may be newer than this, and then it proves nothing.
      const isAsOld = wanted?.updatedAt === before?.updatedAt || (fresh.value.newestAt ?? 0) >= (wanted?.updatedAt ?? 0)
      if (wanted !== null && isAsOld) judge(wanted, fresh.value)
      return ok(fresh.value.added)
    },
  }
}
