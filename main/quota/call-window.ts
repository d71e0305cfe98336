import { epochMs, SECOND_MS, type EpochMs } from '#app/domain/time.ts'

/**
 * One call of the sliding window. It reached the service at some moment between its going and its answer, so it fills its
 * place until a window after the answer: whatever stretch of that length the service looks at, it never sees more than the
 * limit, however long the way there takes.
 */
export type Slot = Readonly<{ at: EpochMs; until: EpochMs }>

/** What has been on its way for so long has arrived: a slow answer must not fill a place for minutes. */
const ARRIVED_AFTER_MS = 5 * SECOND_MS

export const slotAt = (now: EpochMs, windowMs: number): Slot => ({ at: now, until: epochMs(now + ARRIVED_AFTER_MS + windowMs) })

/** The same slot when the answer has come. */
export const answeredAt = (slot: Slot, now: EpochMs, windowMs: number): Slot => ({ ...slot, until: epochMs(Math.min(slot.until, now + windowMs)) })

/** Those that still fill a place. A clock that was set back holds nobody up: what lies in the future is let go. */
export const heldAt = (slots: readonly Slot[], now: EpochMs): readonly Slot[] => slots.filter(({ at, until }) => at <= now && now < until)

/** When fewer than `bound` places are filled as things stand: a time that has passed means now. */
export function freeAt(slots: readonly Slot[], bound: number, now: EpochMs): EpochMs {
  const ends = heldAt(slots, now).map(({ until }) => until).toSorted((a, b) => a - b)
  return ends[ends.length - bound] ?? now
}
