import type { SimulatorClock } from './clock.ts'

const WINDOW_MS = 60_000

export type QuotaRules = Readonly<{
  callsPerMinute: number
  /** Which spellings of the limit headers an answer carries: every one seen, those of the schema, the one seen in the field, or none. */
  headers: 'every' | 'with-hyphen' | 'without-hyphen' | 'none'
  sendsRetryAfter: boolean
}>

/** How many calls are left in this minute. The minute begins with its first call. */
export type Quota = ReturnType<typeof createQuota>

export function createQuota(clock: SimulatorClock) {
  let rules: QuotaRules = { callsPerMinute: 100, headers: 'every', sendsRetryAfter: true }
  let windowEndsAt = Number.NEGATIVE_INFINITY
  let used = 0

  const headers = (): Record<string, string> => {
    const waitSeconds = Math.max(1, Math.ceil((windowEndsAt - clock.now()) / 1000))
    const counted = { 'x-ratelimit-limit': String(rules.callsPerMinute), 'x-ratelimit-remaining': String(Math.max(0, rules.callsPerMinute - used)) }
    const hyphen = { ...counted, 'x-ratelimit-reset': String(Math.ceil(windowEndsAt / 1000)) }
    const plain = { ...counted, 'x-ratelimitreset': String(waitSeconds) }
    return { every: { ...hyphen, ...plain }, 'with-hyphen': hyphen, 'without-hyphen': plain, none: {} }[rules.headers]
  }

  return {
    get rules() {
      return rules
    },
    change: (patch: Partial<QuotaRules>) => {
      rules = { ...rules, ...patch }
    },
    /** Counts one call; `mayPass` is false once the minute is used up. */
    take: (): Readonly<{ mayPass: boolean; headers: Record<string, string> }> => {
      if (clock.now() >= windowEndsAt) {
        windowEndsAt = clock.now() + WINDOW_MS
        used = 0
      }
      used += 1
      const mayPass = used <= rules.callsPerMinute
      const waitSeconds = Math.max(1, Math.ceil((windowEndsAt - clock.now()) / 1000))
      return { mayPass, headers: { ...headers(), ...(!mayPass && rules.sendsRetryAfter ? { 'retry-after': String(waitSeconds) } : {}) } }
    },
  }
}
