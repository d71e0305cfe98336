import { SECOND_MS } from '#app/domain/time.ts'
import type { QuotaHint } from '#main/providers/provider.ts'

/**
 * Freshchat tells no figures, only 429 and, with every answer, what is left (`X-RateLimit-*`). So it begins at about a hundred a
 * minute and, while nothing is refused, goes up to four a second. Nothing is said of days.
 */
export const freshchatQuota: QuotaHint = { calls: 16, windowMs: 10 * SECOND_MS, mostCalls: 40, perDay: null }
