import type { EpochMs } from '#app/domain/time.ts'
import type { Sql } from './sql.ts'

// The key of an item is its time: milliseconds × 1,024 + its number within the millisecond. Keys stay below 2^53 until the
// year 2223; what claims to be later stands there, all in the order of arrival.
export const KEYS_PER_MS = 1_024
const LATEST_MS = 8e12

/** The first free key at a time, in the order of arrival. */
export function freeItemKey(cache: Sql, at: EpochMs): number {
  for (let ms = Math.min(at, LATEST_MS); ; ms += 1) {
    const first = ms * KEYS_PER_MS
    const last = cache.number('SELECT max(key) FROM items WHERE key >= @first AND key < @end', { first, end: first + KEYS_PER_MS })
    if (last === null) return first
    if (last + 1 < first + KEYS_PER_MS) return last + 1
  }
}
