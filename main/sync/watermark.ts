import { epochMs, MINUTE_MS, type EpochMs } from '#app/domain/time.ts'
import { ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Cursors } from './cursor.ts'

/** A service's clock may run ahead of ours this much; what claims to be later still is nonsense and must not hide the rest. */
const AHEAD_MS = 5 * MINUTE_MS

/** A time that a service gave, safe to be remembered as "known up to here". */
export const knownUpTo = (at: EpochMs, clock: Clock): EpochMs => epochMs(Math.min(at, clock.now() + AHEAD_MS))

// Two times of the service, and what lies between them:
//
//     ━━━━━ nothing is missing ━━━━━ read ····· rows are here, and what events have told ····· listed ····· not asked yet
//
// Events are no proof that none was lost, so only a thorough comparison, which asks for the threads as well, moves the first.

/**
 * Up to which time of the service nothing is missing. It is written down only once everything that the list showed to be
 * missing was fetched: a start after a crash asks again rather than believe in a gap.
 */
export type Watermark = Readonly<{
  read(): Promise<EpochMs | null>
  /** Up to where the list was seen. */
  listed(): Promise<EpochMs | null>
  /** What happened after this happened while we were looking: what was written down; null = nothing did, so far. */
  newSince(): Promise<EpochMs | null>
  reach(at: EpochMs): void
  /** The list was seen, and with it no more than what events had left open. */
  noteListed(at: EpochMs): void
  writeDown(): Promise<Result<null>>
}>

export function createWatermark({ cursors, clock }: Readonly<{ cursors: Cursors; clock: Clock }>): Watermark {
  let reached: EpochMs | null = null
  let written: EpochMs | null = null
  let seen: EpochMs | null = null
  const read = async (): Promise<EpochMs | null> => reached ?? (await cursors.listUpTo())
  const further = (before: EpochMs | null, at: EpochMs): EpochMs => epochMs(Math.max(before ?? 0, knownUpTo(at, clock)))

  return {
    read,
    async listed() {
      const proven = await read()
      return seen === null || (proven !== null && proven > seen) ? proven : seen
    },
    newSince: async () => written ?? (await cursors.listUpTo()),
    reach(at) {
      reached = further(reached, at)
    },
    noteListed(at) {
      seen = further(seen, at)
    },
    async writeDown() {
      if (reached === null || reached === written) return ok(null)
      const stored = await cursors.setListUpTo(reached)
      if (stored.ok) written = reached
      return stored
    },
  }
}
