import { DAY_MS, HOUR_MS, MINUTE_MS, type EpochMs } from '#app/domain/time.ts'

/** How urgent a wait is: what the colour of its clock says beside the words. Calm is all that nobody has to hurry for. */
export type Urgency = 'calm' | 'soon' | 'late'

// The list is in the order of waiting already, so colour is for what has to be noticed: a promise that is about to be
// broken, or was. No service tells a team's promise. An answer within a day is the common one, and after a working day
// those who were there when it came have gone home.
const SOON_AFTER_MS = 8 * HOUR_MS
const LATE_AFTER_MS = DAY_MS

/** What was compared this recently is fresh enough to need no word about it. */
const FRESH_FOR_MS = 2 * MINUTE_MS

/** Whether a row should say when it was last compared with its service. */
export const isStale = (checkedAt: EpochMs, now: number): boolean => now - checkedAt > FRESH_FOR_MS

export function urgencyOf(waitingSince: EpochMs, now: number): Urgency {
  const waitedMs = now - waitingSince
  if (waitedMs >= LATE_AFTER_MS) return 'late'
  return waitedMs >= SOON_AFTER_MS ? 'soon' : 'calm'
}

/** "4m", "2h 10m", "3d": short enough for a row, in the units of the given language. */
export function waitingWords(waitingSince: EpochMs, now: number, locale: string): string {
  const waitedMs = Math.max(0, now - waitingSince)
  const unit = (value: number, name: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value)
  if (waitedMs < HOUR_MS) return unit(Math.floor(waitedMs / MINUTE_MS), 'minute')
  if (waitedMs >= DAY_MS) return unit(Math.floor(waitedMs / DAY_MS), 'day')
  const minutes = Math.floor((waitedMs % HOUR_MS) / MINUTE_MS)
  const hours = unit(Math.floor(waitedMs / HOUR_MS), 'hour')
  return minutes === 0 ? hours : `${hours} ${unit(minutes, 'minute')}`
}
