import { ok, type Result } from '#app/result.ts'
import type { BothCopies } from './both-copies.ts'
import { CONTRADICTED } from './quarantine.ts'
import type { Sql } from './sql.ts'

/**
 * A damaged row may say in its column that it is done with, and in its delivery that it is not, or nothing that can be read:
 * then nothing would send it and nothing show it. What is in no state that we know is open, does not parse, and so comes
 * before a person (`quarantine.ts`). Answers how many there were.
 */
export function bringToLight({ outbox, both }: Readonly<{ outbox: Sql; both: BothCopies }>): Result<number> {
  const hidden = outbox.texts(HIDDEN)
  if (hidden.length === 0) return ok(0)
  return both.write(touched => {
    for (const id of hidden) {
      outbox.run('UPDATE outbox SET state = @state WHERE id = @id', { id, state: CONTRADICTED })
      touched.put('outbox', id)
    }
    return hidden.length
  })
}

const HIDDEN = `SELECT id FROM outbox WHERE state IN ('sent', 'discarded')
  AND CASE WHEN json_valid(delivery) THEN delivery ->> 'state' END IS NOT state`
