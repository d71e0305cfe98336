import type { SimulatorClock } from './clock.ts'
import { refusal, type Reply } from './envelope.ts'
import type { Tier } from './token.ts'

const DAY_MS = 86_400_000
/** As in the REST authentication guide; user tokens have no daily quota. */
const PER_DAY = { website: 10_000, plugin: 5_000, user: Infinity } as const satisfies Record<Tier, number>

type QuotaRules = {
  /** Requests a day for a token of this tier; the day begins at 00:00 UTC. */
  perDay: Record<Tier, number>
  dayStatus: 429 | 420 | 423
  /** Requests within any stretch of so many milliseconds; null: no such limit, as documented for these tokens. */
  window: Readonly<{ limit: number; ms: number; status: 429 | 420 | 423 }> | null
  retryAfter: 'absent' | 'seconds' | 'date'
  /** `ratelimit-limit`, `-remaining`, `-reset`: not Crisp's, but some gateways add them. */
  countHeaders: boolean
}

export type Verdict = Readonly<{ refused: Reply | null; headers: Readonly<Record<string, string>> }>

export type Quota = Readonly<{
  rules: QuotaRules
  count: (caller: Readonly<{ identifier: string; tier: Tier }>) => Verdict
  usedToday: (identifier: string) => number
  setUsedToday: (identifier: string, used: number) => void
}>

export function createQuota(clock: SimulatorClock): Quota {
  const rules: QuotaRules = {
    perDay: { ...PER_DAY },
    dayStatus: 429,
    window: null,
    retryAfter: 'absent',
    countHeaders: false,
  }
  const days = new Map<string, { day: number; used: number }>()
  const recent = new Map<string, number[]>()

  function today(identifier: string): { day: number; used: number } {
    const day = Math.floor(clock.now() / DAY_MS)
    const known = days.get(identifier)
    if (known?.day === day) return known
    const fresh = { day, used: 0 }
    days.set(identifier, fresh)
    return fresh
  }

  type Standing = Readonly<{ until: number; limit: number; remaining: number; isRefused: boolean }>
  function headersFor({ until, limit, remaining, isRefused }: Standing): Record<string, string> {
    const waitSeconds = Math.max(1, Math.ceil((until - clock.now()) / 1000))
    const headers: Record<string, string> = {}
    if (isRefused && rules.retryAfter === 'seconds') headers['retry-after'] = String(waitSeconds)
    if (isRefused && rules.retryAfter === 'date') headers['retry-after'] = new Date(until).toUTCString()
    if (rules.countHeaders && Number.isFinite(limit)) {
      headers['ratelimit-limit'] = String(limit)
      headers['ratelimit-remaining'] = String(remaining)
      headers['ratelimit-reset'] = String(waitSeconds)
    }
    return headers
  }

  return {
    rules,
    usedToday: identifier => today(identifier).used,
    setUsedToday: (identifier, used) => {
      today(identifier).used = used
    },
    count: ({ identifier, tier }) => {
      const now = clock.now()
      if (rules.window !== null) {
        const { limit, ms, status } = rules.window
        const calls = (recent.get(identifier) ?? []).filter(at => at > now - ms)
        const isRefused = calls.length >= limit
        if (!isRefused) calls.push(now)
        recent.set(identifier, calls)
        if (isRefused) return { refused: refusal(status), headers: headersFor({ until: (calls[0] ?? now) + ms, limit, remaining: 0, isRefused }) }
      }
      const counter = today(identifier)
      const limit = rules.perDay[tier]
      const isRefused = counter.used >= limit
      if (!isRefused) counter.used += 1
      const headers = headersFor({ until: (counter.day + 1) * DAY_MS, limit, remaining: Math.max(0, limit - counter.used), isRefused })
      return { refused: isRefused ? refusal(rules.dayStatus) : null, headers }
    },
  }
}
