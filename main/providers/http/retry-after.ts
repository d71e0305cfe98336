import { DAY_MS, epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'

const RESET_HEADERS = ['ratelimit-reset', 'x-ratelimit-reset', 'x-ratelimitreset', 'x-rate-limit-reset']
const EPOCH_SECONDS_FROM = 1e9
const EPOCH_MILLISECONDS_FROM = 1e12
/** Nobody who says "too many" means "at once": a moment that is over there may not be over here. */
const SHORTEST_WAIT_MS = SECOND_MS
const LONGEST_WAIT_MS = DAY_MS
const USUAL_WAIT_MS = MINUTE_MS

const STOP_STATUSES = new Set([420, 423, 429])

/** Whether the service tells us by this status to stop asking: too many, calm down, locked for a while. */
export function isStop(status: number): boolean {
  return STOP_STATUSES.has(status)
}

/**
 * When the service lets us ask again, from whatever it sent: `Retry-After` (seconds or a date), else a reset header (seconds,
 * epoch seconds or epoch milliseconds, told apart by size). Never sooner than in a second, never later than in a day; null =
 * it did not say. What is neither number nor date counts as not sent.
 */
export function orderedUntil(headers: Headers, now: EpochMs): EpochMs | null {
  const waitMs = retryAfterMs(headers.get('retry-after') ?? '', now) ?? resetMs(headers, now)
  return waitMs === null ? null : epochMs(now + Math.min(Math.max(waitMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS))
}

/** The same, and in a minute where the service did not say: for calls that nobody paces. */
export function mayAskAgainAt(headers: Headers, now: EpochMs): EpochMs {
  return orderedUntil(headers, now) ?? epochMs(now + USUAL_WAIT_MS)
}

function retryAfterMs(text: string, now: EpochMs): number | null {
  const seconds = largestOf(text)
  if (seconds !== null) return seconds * SECOND_MS
  const date = dateOf(text)
  return date === null ? null : date - now
}

/** How long until the service begins to count anew, in milliseconds, unclamped; null = it does not say. */
export function resetMs(headers: Headers, now: EpochMs): number | null {
  for (const name of RESET_HEADERS) {
    const value = largestOf(headers.get(name) ?? '')
    if (value === null) continue
    if (value >= EPOCH_MILLISECONDS_FROM) return value - now
    if (value >= EPOCH_SECONDS_FROM) return value * SECOND_MS - now
    return value * SECOND_MS
  }
  // The IETF draft's one header for everything: `"default";r=0;t=30`, and as it was before, `limit=100, remaining=0, reset=30`.
  const seconds = /(?:^|[;,\s])(?:t|reset)=(\d+)\b(?!\.)/i.exec(headers.get('ratelimit') ?? '')?.[1]
  return seconds === undefined ? null : Number(seconds) * SECOND_MS
}

/** A header that came twice arrives as one, joined by a comma: the longer wait holds. */
function largestOf(text: string): number | null {
  const pieces = text.split(',').map(piece => piece.trim())
  return pieces.every(piece => /^[+-]?\d+(\.\d+)?$/.test(piece)) ? Math.max(...pieces.map(Number)) : null
}

/** The forms of RFC 9110 and ISO 8601. `Date.parse` alone takes "5, 5" for a day in May; a form without a zone means UTC. */
function dateOf(text: string): number | null {
  if (!/\d{2}:\d{2}/.test(text) || !/\d{4}|-\d{2} /.test(text)) return null
  const hasZone = /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})\s*$/i.test(text)
  const date = Date.parse(hasZone ? text : `${text.replace('T', ' ').trim()} GMT`)
  return Number.isNaN(date) ? null : date
}
