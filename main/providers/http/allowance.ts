import { DAY_MS, epochMs, type EpochMs } from '#app/domain/time.ts'
import { resetMs } from './retry-after.ts'

/** What a service says is left, with an answer that it gave. `limit` null = it does not say of how many. */
export type Allowance = Readonly<{ left: number; limit: number | null; until: EpochMs }>

const LEFT = ['ratelimit-remaining', 'x-ratelimit-remaining', 'x-ratelimitremaining', 'x-rate-limit-remaining']
const LIMIT = ['ratelimit-limit', 'x-ratelimit-limit', 'x-ratelimitlimit', 'x-rate-limit-limit']

/** Null where it does not say how much is left, or until when, or says what cannot be: a past hour, or one beyond a day. */
export function readAllowance(headers: Headers, now: EpochMs): Allowance | null {
  const left = countIn(headers, LEFT) ?? partOf(headers.get('ratelimit'), 'r|remaining')
  const waitMs = resetMs(headers, now)
  if (left === null || waitMs === null || waitMs <= 0 || waitMs > DAY_MS) return null
  return { left, limit: countIn(headers, LIMIT) ?? partOf(headers.get('ratelimit'), 'limit'), until: epochMs(now + waitMs) }
}

/** Whole numbers only. Two of them, joined by a comma, are two limits: the tighter holds. */
function countIn(headers: Headers, names: readonly string[]): number | null {
  for (const name of names) {
    // `100, 100;w=60` is how a gateway writes a limit and its window.
    const pieces = (headers.get(name) ?? '').split(',').map(piece => piece.split(';')[0]?.trim() ?? '')
    if (pieces.every(piece => /^\d{1,12}$/.test(piece))) return Math.min(...pieces.map(Number))
  }
  return null
}

function partOf(header: string | null, names: string): number | null {
  const found = new RegExp(`(?:^|[;,\\s])(?:${names})=(\\d{1,12})\\b`, 'i').exec(header ?? '')?.[1]
  return found === undefined ? null : Number(found)
}
