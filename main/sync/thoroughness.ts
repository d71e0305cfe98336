import { epochMs, HOUR_MS, MINUTE_MS, type EpochMs } from '#app/domain/time.ts'

/**
 * How much a comparison can tell. `usual`: events are believed, so one that finds nothing has not shown that nothing is
 * missing · `thorough`: every conversation that has changed is asked for · `afterBreak`: as thorough, since events may have
 * been missed.
 */
export type Thoroughness = 'usual' | 'thorough' | 'afterBreak'

/** A thorough comparison that was listed to its end: when it began, and how many threads it asked for. */
export type LastThorough = Readonly<{ at: EpochMs; threads: number }>

/** Of an event that was lost on an unbroken stream nobody tells: this is what bounds how long it stays lost. */
const AT_BEST_MS = HOUR_MS
const AT_WORST_MS = 12 * HOUR_MS
/** Each thread costs a call of a day that also has to last for the people: a busy account is compared less often. */
const PER_THREAD_MS = MINUTE_MS

/** When the next thorough comparison is due although nothing broke; the time of our clock. */
export const thoroughDueAt = ({ at, threads }: LastThorough): EpochMs => epochMs(at + Math.min(AT_WORST_MS, Math.max(AT_BEST_MS, threads * PER_THREAD_MS)))

export function howThorough(isBroken: boolean, last: LastThorough | null, now: EpochMs): Thoroughness {
  if (isBroken) return 'afterBreak'
  // A clock that was set back must not make us wait until it has caught up.
  return last === null || now < last.at || now >= thoroughDueAt(last) ? 'thorough' : 'usual'
}
