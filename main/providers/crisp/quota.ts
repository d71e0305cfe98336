import { SECOND_MS } from '#app/domain/time.ts'
import type { Credential, QuotaHint } from '#main/providers/provider.ts'
import type { Tier } from './credential.ts'

/** "Rate limits" and "REST authentication" in Crisp's guides: a token has a daily quota; user tokens have limits per user instead. */
const PER_DAY = { website: 10_000, plugin: 5_000, user: null } as const satisfies Record<Tier, number | null>

/**
 * How many at once nobody tells, only that their load balancer shuts out addresses that overdo it. Four a second has always
 * gone well, and here more is not tried.
 */
const AT_ONCE = { calls: 8, windowMs: 2 * SECOND_MS, mostCalls: 8 } as const

export function crispQuota(credential: Credential): QuotaHint {
  const tier = (credential['tier'] ?? '').trim()
  return { ...AT_ONCE, perDay: tier === 'plugin' || tier === 'user' ? PER_DAY[tier] : PER_DAY.website }
}
