import { z } from 'zod'
import { ConversationId, type AccountId } from '#app/domain/ids.ts'
import { EpochMs } from '#app/domain/time.ts'
import type { Result } from '#app/result.ts'
import type { CursorTable } from '#main/store/store.ts'

/**
 * How far the first filling has come. `next` null = from the start of the list; `restarts`: how often the service no longer
 * knew where we were. `since`: not the first filling, but what has changed since then and was more than one catching up fetches.
 */
const History = z
  .object({ next: z.string().nullable(), pagesDone: z.number().int(), restarts: z.number().int(), isDone: z.boolean(), since: EpochMs.nullable().default(null) })
  .readonly()
export type History = z.infer<typeof History>

/** A list that is fetched page by page as a person asks for more; `next` null = all of it was. */
const Paging = z.object({ next: z.string().nullable() }).readonly()
export type Paging = z.infer<typeof Paging>

/**
 * What is to be fetched of a thread in the background: from a cursor down to what was made by `downTo`, the service's own time.
 * `isJoined`: what lies below is stored without a gap, so that the thread's older cursor stays where it is.
 */
const ThreadGap = z.object({ id: ConversationId, cursor: z.string(), downTo: EpochMs, isJoined: z.boolean() }).readonly()
export type ThreadGap = z.infer<typeof ThreadGap>
const Gaps = z.array(ThreadGap).readonly()

/** What one account keeps over a restart of how far its walks have come; null = never begun, or no longer readable. */
export type Cursors = Readonly<{
  history(): Promise<History | null>
  setHistory(history: History): Promise<Result<null>>
  /** The service's own time up to which the list is known to be complete. */
  listUpTo(): Promise<EpochMs | null>
  setListUpTo(at: EpochMs): Promise<Result<null>>
  /** The service's own time up to which a thread is stored without a gap, down to its older cursor. */
  threadUpTo(id: ConversationId): Promise<EpochMs | null>
  setThreadUpTo(id: ConversationId, at: EpochMs): Promise<Result<null>>
  /** What is still to be fetched of threads that missed more than one look fetches. */
  gaps(): Promise<readonly ThreadGap[] | null>
  setGaps(gaps: readonly ThreadGap[]): Promise<Result<null>>
  /** When the account last answered as usual, by our clock. */
  goodAt(): Promise<EpochMs | null>
  setGoodAt(at: EpochMs): Promise<Result<null>>
  contacts(): Promise<Paging | null>
  setContacts(paging: Paging): Promise<Result<null>>
}>

export function createCursors(table: CursorTable, account: AccountId): Cursors {
  async function read<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema> | null> {
    const text = await table.get(account, name)
    const parsed = text === null ? null : schema.safeParse(fromJson(text))
    return parsed?.success === true ? parsed.data : null
  }
  const write = (name: string, value: unknown) => table.set(account, name, JSON.stringify(value))

  return {
    history: () => read('history', History),
    setHistory: history => write('history', history),
    listUpTo: () => read('list', EpochMs),
    setListUpTo: at => write('list', at),
    threadUpTo: id => read(threadName(id), EpochMs),
    setThreadUpTo: (id, at) => write(threadName(id), at),
    gaps: () => read('gaps', Gaps),
    setGaps: gaps => write('gaps', gaps),
    goodAt: () => read('good', EpochMs),
    setGoodAt: at => write('good', at),
    contacts: () => read('contacts', Paging),
    setContacts: paging => write('contacts', paging),
  }
}

const threadName = (id: ConversationId): string => `thread ${id}`

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
