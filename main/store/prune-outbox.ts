import { DAY_MS, type EpochMs } from '#app/domain/time.ts'
import { ok, type Result } from '#app/result.ts'
import type { BothCopies } from './both-copies.ts'
import { IS_OPEN } from './outbox-row.ts'
import type { Sql } from './sql.ts'

const KEPT_MS = 30 * DAY_MS

/**
 * Takes away what was sent or discarded more than 30 days ago, with its text. A row that was sent also says which message at
 * the service is spoken for, so that an entry in doubt is not taken for an older one of the same words: where anything is
 * open in a conversation, all rows of that conversation stay. What is written there later looks only at messages that came
 * after it was begun, and needs none of the old claims. A row that does not parse stays, as everywhere. Answers how many went.
 */
export function pruneOutbox({ outbox, both }: Readonly<{ outbox: Sql; both: BothCopies }>, now: EpochMs): Result<number> {
  const old = outbox.texts(OLD, { before: now - KEPT_MS })
  if (old.length === 0) return ok(0)
  return both.write(touched => {
    for (const id of old) {
      outbox.run('DELETE FROM outbox WHERE id = @id', { id })
      touched.removed('outbox', id)
    }
    touched.wipes()
    return old.length
  })
}

const OLD = `SELECT id FROM outbox WHERE state IN ('sent', 'discarded')
  AND CASE WHEN json_valid(delivery) THEN delivery ->> 'at' < @before ELSE 0 END
  AND conversation_id NOT IN (SELECT conversation_id FROM outbox WHERE ${IS_OPEN})`
