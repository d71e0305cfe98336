import { z } from 'zod'

/** The last moment that a `Date` can say. It lies below the largest safe integer; whatever is later could not be drawn. */
export const LAST_MOMENT_MS = 8_640_000_000_000_000

/** Milliseconds since 1970-01-01 UTC. */
export const EpochMs = z.number().int().nonnegative().max(LAST_MOMENT_MS).brand<'EpochMs'>()
export type EpochMs = z.infer<typeof EpochMs>

/** The one place where a bare number becomes a time: whole milliseconds from 0 to the last moment; what is no number is 0. */
export function epochMs(value: number): EpochMs {
  const whole = Number.isNaN(value) ? 0 : Math.trunc(value)
  return Math.min(Math.max(0, whole), LAST_MOMENT_MS) as EpochMs
}

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
