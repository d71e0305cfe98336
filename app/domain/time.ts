import { z } from 'zod'

/** Milliseconds since 1970-01-01 UTC. */
export const EpochMs = z.number().int().nonnegative().brand<'EpochMs'>()
export type EpochMs = z.infer<typeof EpochMs>

/** The one place where a bare number becomes a time; fractions and nonsense are cut to whole milliseconds ≥ 0. */
export function epochMs(value: number): EpochMs {
  return Math.max(0, Math.trunc(Number.isFinite(value) ? value : 0)) as EpochMs
}

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
