import { ALARM_STEPS, type AlarmStep } from '#app/domain/quota-meter.ts'
import { DAY_MS, epochMs, type EpochMs } from '#app/domain/time.ts'
import type { DayCount } from '#main/store/store.ts'
import { isPersonal, type QuotaLane } from './quota-lane.ts'

/**
 * Calls of one day. No service says when its day begins, so ours is the day of UTC. `others`: the days that the clock has shown
 * before, the latest first, since a clock that somebody sets may show them again.
 */
export type Day = Readonly<{ startsAt: EpochMs; used: number; others: readonly DayCount[] }>

const OTHERS_KEPT = 7

const ALMOST = 95

const startOf = (now: EpochMs): EpochMs => epochMs(now - (now % DAY_MS))
export const newDay = (now: EpochMs): Day => ({ startsAt: startOf(now), used: 0, others: [] })
export const endOf = ({ startsAt }: Day): EpochMs => epochMs(startsAt + DAY_MS)

/** The day as it is now, with what was counted of it before. Where the clock was set back, what was counted since still counts. */
export function dayAt(day: Day, now: EpochMs): Day {
  const startsAt = startOf(now)
  const { others, ...left } = day
  if (startsAt === left.startsAt) return day
  const known = others.find(other => other.startsAt === startsAt)?.used ?? 0
  return {
    startsAt,
    used: startsAt > left.startsAt ? known : Math.max(known, left.used),
    others: [left, ...others].filter(other => other.startsAt !== startsAt && other.used > 0).slice(0, OTHERS_KEPT),
  }
}

/** The highest step that was reached. */
export function alarmOf({ used }: Day, perDay: number | null): AlarmStep {
  if (perDay === null) return 0
  return ALARM_STEPS.findLast(step => used * 100 >= perDay * step) ?? 0
}

/** Whether the day has a call left for this lane: near its end only what a person waits for, and never one more than there are. */
export function hasLeft(day: Day, perDay: number | null, lane: QuotaLane): boolean {
  if (perDay === null) return true
  return day.used < perDay && (isPersonal(lane) || alarmOf(day, perDay) < ALMOST)
}
