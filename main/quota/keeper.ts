import { SECOND_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { QuotaRecord } from '#main/store/store.ts'
import type { QuotaMemory } from './quota-memory.ts'

/** Keeps what is counted and learned, a few seconds behind. What a kill takes from it is no more than those seconds. */
export type Keeper = Readonly<{
  moved(): void
  /** Keeps what is not kept yet. */
  close(): Promise<void>
}>

const EVERY_MS = 3 * SECOND_MS

export function createKeeper({ clock, memory, record }: Readonly<{ clock: Clock; memory: QuotaMemory; record: () => QuotaRecord }>): Keeper {
  const end = new AbortController()
  let kept = JSON.stringify(record())
  let keeping: Promise<void> | null = null

  function moved(): void {
    if (keeping === null && !end.signal.aborted && JSON.stringify(record()) !== kept) keeping = keepSoon()
  }

  async function keepNow(): Promise<void> {
    const now = record()
    const text = JSON.stringify(now)
    if (text === kept) return
    const done = await memory.keep(now)
    if (done.ok) kept = text
  }

  async function keepSoon(): Promise<void> {
    await clock.sleep(EVERY_MS, end.signal)
    const before = JSON.stringify(record())
    // A disk that takes nothing now is asked again with the next move, also where that came while it was busy.
    await keepNow()
    keeping = null
    if (JSON.stringify(record()) !== before) moved()
  }

  return {
    moved,
    async close() {
      end.abort()
      await keeping
      await keepNow()
    },
  }
}
