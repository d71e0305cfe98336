import { DAY_MS, epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'

const RESET_HEADERS = ['ratelimit-reset', 'x-ratelimit-reset', 'x-ratelimitreset']
const EPOCH_SECONDS_FROM = 1e9
const EPOCH_MILLISECONDS_FROM = 1e12
const LONGEST_WAIT_MS = DAY_MS
const USUAL_WAIT_MS = MINUTE_MS

/**
 * When we may ask again, from whatever the service sent: `Retry-After` (seconds or a date), else a reset header (seconds,
 * epoch seconds or epoch milliseconds, told apart by size), else in a minute. Nonsense (negative, over a day) is clamped.
 */
export function mayAskAgainAt(headers: Headers, now: EpochMs): EpochMs {
  const waitMs = retryAfterMs(headers.get('retry-after'), now) ?? resetMs(headers, now) ?? USUAL_WAIT_MS
  return epochMs(now + Math.min(Math.max(waitMs, 0), LONGEST_WAIT_MS))
}

function retryAfterMs(value: string | null, now: EpochMs): number | null {
  if (value === null || value.trim() === '') return null
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return seconds * SECOND_MS
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : date - now
}

function resetMs(headers: Headers, now: EpochMs): number | null {
  for (const name of RESET_HEADERS) {
    const text = headers.get(name)
    if (text === null || text.trim() === '') continue
    const value = Number(text)
    if (!Number.isFinite(value)) continue
    if (value >= EPOCH_MILLISECONDS_FROM) return value - now
    if (value >= EPOCH_SECONDS_FROM) return value * SECOND_MS - now
    return value * SECOND_MS
  }
  return null
}
