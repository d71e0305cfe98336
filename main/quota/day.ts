import { ALARM_STEPS, type AlarmStep } from '#app/domain/quota-meter.ts'
import { DAY_MS, epochMs, type EpochMs } from '#app/domain/time.ts'
import { isPersonal, type QuotaLane } from './quota-lane.ts'

/** Calls of one day. No service says when its day begins, so ours is the day of UTC. */
export type Day = Readonly<{ startsAt: EpochMs; used: number }>

const ALMOST = 95

const startOf = (now: EpochMs): EpochMs => epochMs(now - (now % DAY_MS))
export const newDay = (now: EpochMs): Day => ({ startsAt: startOf(now), used: 0 })
export const endOf = ({ startsAt }: Day): EpochMs => epochMs(startsAt + DAY_MS)

/** The day as it is now. Where the clock was set back to an earlier day, what was counted still counts. */
export function dayAt(day: Day, now: EpochMs): Day {
  const startsAt = startOf(now)
  return startsAt === day.startsAt ? day : { startsAt, used: startsAt > day.startsAt ? 0 : day.used }
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
