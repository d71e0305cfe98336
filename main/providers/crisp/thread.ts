import { remoteOf } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { readCursor, writeCursor } from '#main/providers/cursor.ts'
import type { AskingPage, ProviderAccount, ThreadStretch } from '#main/providers/provider.ts'
import { toThreadItem } from './normalise/thread-item.ts'
import type { Room } from './room.ts'
import { ThreadCursor } from './thread-cursor.ts'
import { CrispMessage } from './wire/message.ts'
import { readRecords, type Records } from './wire/records.ts'

/** Fixed there; a shorter batch is the beginning of the thread. */
const BATCH_SIZE = 40

export function createThreads(room: Room): Pick<ProviderAccount, 'getThread'> {
  return {
    getThread: async ({ conversationId, cursor, signal }) => {
      const from = readFrom(cursor)
      if (!from.ok) return from
      const query = { timestamp_before: from.value?.before }
      const data = await room.client.atSite('GET', ['conversation', remoteOf(conversationId), 'messages'], { query, signal })
      const records = data.ok ? readRecords(CrispMessage, data.value) : data
      if (!records.ok) return records

      const known = new Set(from.value?.known ?? [])
      const fresh = records.value.items.filter(message => !known.has(message.fingerprint))
      return ok({
        items: fresh.map(message => toThreadItem(conversationId, message)),
        unreadable: records.value.unreadable,
        older: olderThan(records.value, { fresh, from: from.value }),
      } satisfies ThreadStretch)
    },
  }
}

function readFrom(cursor: AskingPage['cursor']): Result<ThreadCursor | null> {
  if (cursor === null) return ok(null)
  const read = readCursor(ThreadCursor, cursor)
  return read === null ? fail({ kind: 'unreadable', path: 'cursor', found: 'malformed' }) : ok(read)
}

type Reading = Readonly<{ fresh: readonly CrispMessage[]; from: ThreadCursor | null }>

/**
 * Messages may share a millisecond, and the service is asked by time: so the next batch overlaps this one by a millisecond,
 * and what is known of it is left out. Where a whole batch lies within one millisecond, that millisecond is given up.
 */
function olderThan({ count, items }: Records<CrispMessage>, { fresh, from }: Reading): string | null {
  if (count < BATCH_SIZE) return null
  const oldest = Math.min(...items.map(message => message.timestamp))
  if (!Number.isFinite(oldest)) return null
  if (from !== null && fresh.length === 0) return writeCursor({ before: Math.min(oldest, from.before - 1), known: [] })
  const known = items.filter(message => message.timestamp === oldest).map(message => message.fingerprint)
  return writeCursor({ before: oldest + 1, known })
}
