import { epochMs, MINUTE_MS, type EpochMs } from '#app/domain/time.ts'
import { ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Cursors } from './cursor.ts'

/** A service's clock may run ahead of ours this much; what claims to be later still is nonsense and must not hide the rest. */
const AHEAD_MS = 5 * MINUTE_MS

/** A time that a service gave, safe to be remembered as "known up to here". */
export const knownUpTo = (at: EpochMs, clock: Clock): EpochMs => epochMs(Math.min(at, clock.now() + AHEAD_MS))

/**
 * Up to which time of the service the list is known to be complete. It is written down only once everything that the list
 * showed to be missing was fetched: a start after a crash asks again rather than believe in a gap.
 */
export type Watermark = Readonly<{
  read(): Promise<EpochMs | null>
  /** What happened after this happened while we were looking: what was written down; null = nothing did, so far. */
  newSince(): Promise<EpochMs | null>
  reach(at: EpochMs): void
  writeDown(): Promise<Result<null>>
}>

export function createWatermark({ cursors, clock }: Readonly<{ cursors: Cursors; clock: Clock }>): Watermark {
  let reached: EpochMs | null = null
  let written: EpochMs | null = null

  return {
    read: async () => reached ?? (await cursors.listUpTo()),
    newSince: async () => written ?? (await cursors.listUpTo()),
    reach(at) {
      reached = epochMs(Math.max(reached ?? 0, knownUpTo(at, clock)))
    },
    async writeDown() {
      if (reached === null || reached === written) return ok(null)
      const stored = await cursors.setListUpTo(reached)
      if (stored.ok) written = reached
      return stored
    },
  }
}
