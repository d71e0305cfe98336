import type { QuotaMeter, WaitReason } from '#app/domain/quota-meter.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { QuotaHint } from '#main/providers/provider.ts'
import { alarmOf, endOf } from './day.ts'
import { obstacleNow, type Standing } from './obstacle.ts'
import type { QuotaLane } from './quota-lane.ts'
import type { Moment } from './stop.ts'

/** The meter of one credential; `granted`: calls since the start, by lane. */
export type Meter = Omit<QuotaMeter, 'accountId' | 'sharedBy'> & Readonly<{ granted: Readonly<Record<QuotaLane, number>> }>

export type MeterParts = Readonly<{
  standing: Standing
  hint: QuotaHint
  calls: number
  waiting: Meter['waiting']
  granted: Meter['granted']
  /** When the first in line has its turn: null = when an answer has come, undefined = nobody is in line. */
  paceUntil: EpochMs | null | undefined
  moment: Moment
}>

export function meterOf({ standing, hint, calls, waiting, granted, paceUntil, moment }: MeterParts): Meter {
  const { day } = standing
  const { perDay, windowMs } = hint
  return {
    usedToday: day.used,
    perDay,
    leftToday: perDay === null ? null : Math.max(0, perDay - day.used),
    alarm: alarmOf(day, perDay),
    dayEndsAt: endOf(day),
    learned: { calls, windowMs },
    waiting,
    granted,
    why: whyOf(standing, paceUntil, moment),
  }
}

function whyOf(standing: Standing, paceUntil: EpochMs | null | undefined, moment: Moment): WaitReason | null {
  const obstacle = obstacleNow(standing, moment)
  if (obstacle !== null) return { reason: obstacle.reason, until: obstacle.until }
  return paceUntil === undefined ? null : { reason: 'pace', until: paceUntil }
}
