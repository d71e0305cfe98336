import { z } from 'zod'
import { DAY_MS, EpochMs, epochMs } from '#app/domain/time.ts'
import { json, type RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import type { QuotaTable } from './store.ts'

const Count = z.number().int().nonnegative()
const Row = z
  .object({
    credential_key: z.string(), day_starts_at: EpochMs, used: Count, calls: z.number().int().positive(),
    other_days: json(z.array(z.object({ startsAt: EpochMs, used: Count }))), stop: json(z.object({ since: EpochMs, until: EpochMs }).nullable()),
  })
  .transform(({ credential_key: credentialKey, day_starts_at: dayStartsAt, other_days: otherDays, used, calls, stop }) => ({ credentialKey, dayStartsAt, used, otherDays, calls, stop }))

/** Rows of credentials that nobody has used for so long are nobody's. */
const FORGOTTEN_AFTER_MS = 30 * DAY_MS

export function createQuotaTable({ cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>): QuotaTable {
  return {
    read: async credentialKey => rows.one('quota', Row, cache.get('SELECT * FROM quotas WHERE credential_key = @credentialKey', { credentialKey })),

    keep: async ({ credentialKey, dayStartsAt, used, otherDays, calls, stop }) =>
      cache.write(() => {
        cache.run('DELETE FROM quotas WHERE day_starts_at < @before', { before: epochMs(dayStartsAt - FORGOTTEN_AFTER_MS) })
        cache.run(
          `INSERT INTO quotas (credential_key, day_starts_at, used, other_days, calls, stop) VALUES (@credentialKey, @dayStartsAt, @used, @otherDays, @calls, @stop)
           ON CONFLICT (credential_key) DO UPDATE
             SET day_starts_at = excluded.day_starts_at, used = excluded.used, other_days = excluded.other_days, calls = excluded.calls, stop = excluded.stop`,
          { credentialKey, dayStartsAt, used, calls, otherDays: JSON.stringify(otherDays), stop: JSON.stringify(stop) },
        )
        return null
      }),
  }
}
