import type { ConversationId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { ok, type Result } from '#app/result.ts'
import type { Backlog } from './backlog.ts'
import type { SyncNeeds } from './sync-needs.ts'
import type { ThreadLooks } from './thread-looks.ts'

/** The one thread of this account that a person looks at. */
export type OpenThread = Readonly<{
  id(): ConversationId | null
  /** Answers when it was compared with the service; `ok` too when another was opened meanwhile. */
  open(id: ConversationId | null): Promise<Result<null>>
  /** Compares it again. */
  freshen(): Promise<Result<null>>
}>

/** Whoever holds the key down passes many threads; one that is stored already is asked for when he stays. */
const LINGER_MS = 120

type OpenNeeds = Pick<SyncNeeds, 'store' | 'clock'> &
  Readonly<{
    /** Ends with the account. */
    end: AbortSignal
    looks: ThreadLooks
    backlog: Backlog
    onOpened(): void
    onFailure(failure: Failure): void
  }>

export function createOpenThread({ store, clock, end, looks, backlog, onOpened, onFailure }: OpenNeeds): OpenThread {
  let current: Readonly<{ id: ConversationId; left: AbortController }> | null = null

  return {
    id: () => current?.id ?? null,
    async open(id) {
      current?.left.abort()
      const mine = id === null ? null : { id, left: new AbortController() }
      current = mine
      backlog.leaveAlone(id)
      onOpened()
      if (mine === null) return ok(null)
      const gone = AbortSignal.any([end, mine.left.signal])
      const isStored = (await store.thread.olderCursor(mine.id)) !== undefined
      if (isStored) await clock.sleep(LINGER_MS, gone)
      if (gone.aborted) return ok(null)
      const fresh = await looks.lookAnyway(mine.id, 'openThread', gone)
      if (fresh.ok || gone.aborted) return ok(null)
      onFailure(fresh.failure)
      return fresh
    },
    async freshen() {
      if (current === null) return ok(null)
      const fresh = await looks.lookAnyway(current.id, 'openThread', current.left.signal)
      return fresh.ok ? ok(null) : fresh
    },
  }
}
