import type { Happening } from '#app/domain/journal-entry.ts'
import type { AlarmStep, QuotaMeter } from '#app/domain/quota-meter.ts'
import { epochMs, MINUTE_MS, type EpochMs } from '#app/domain/time.ts'

type Reason = NonNullable<QuotaMeter['why']>['reason']

/** How a meter stood when it was last looked at, and when each reason to hold calls back was last seen. */
export type MeterSeen = Readonly<{ alarm: AlarmStep; lastAt: Readonly<Partial<Record<Reason, EpochMs>>> }>

/** A service that stays in trouble is tried and given up again and again: one line says it. */
const SAME_TROUBLE_MS = 10 * MINUTE_MS

/** What a meter brings that is news: turns that calls take are none, and that nothing gets through, the account's status says. */
export function ofMeter({ alarm, why }: Pick<QuotaMeter, 'alarm' | 'why'>, seen: MeterSeen | null, now: EpochMs): Readonly<{ happenings: readonly Happening[]; seen: MeterSeen }> {
  const happenings: Happening[] = []
  const lastAt = { ...seen?.lastAt }
  if (seen !== null && alarm > seen.alarm) happenings.push({ kind: 'alarm', step: alarm })
  if (why !== null && why.reason !== 'pace' && why.reason !== 'offline') {
    const { reason, until } = why
    const before = lastAt[reason] ?? null
    if (before === null || now - before > SAME_TROUBLE_MS) {
      happenings.push({ kind: 'heldBack', reason, forMs: until === null ? null : Math.max(0, until - now) })
    }
    // Until when it lasts counts as seen: a day that is almost used up is told once.
    lastAt[reason] = epochMs(Math.max(now, until ?? now))
  }
  return { happenings, seen: { alarm, lastAt } }
}
