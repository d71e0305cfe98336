import type { AccountId } from '#app/domain/ids.ts'
import { MINUTE_MS, type EpochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import { orBug } from '#main/log/or-bug.ts'
import type { Cursors } from './cursor.ts'

/** Events may come many in a second: what is on disk is at most this much older than what is known. */
const KEPT_EVERY_MS = MINUTE_MS

/** When an account last answered as usual. Kept over a restart: one that cannot be reached from the start says how old is what it shows. */
export type GoodTimes = Readonly<{
  /** Null: never. */
  last(): EpochMs | null
  /** What an earlier run has kept. */
  begin(): Promise<void>
  /** It has answered what it was asked. */
  answered(): void
  /** It has told something by itself. Answers whether that was kept: it is again after a minute. */
  told(): boolean
}>

type GoodTimesNeeds = Readonly<{ account: AccountId; cursors: Cursors; clock: Clock; log: Log; lastGoodAt: EpochMs | null }>

export function createGoodTimes({ account, cursors, clock, log, lastGoodAt }: GoodTimesNeeds): GoodTimes {
  let last = lastGoodAt
  let keptAt: EpochMs | null = null

  /** Nobody waits for it, so nobody else would hear of it. */
  async function keep(at: EpochMs): Promise<void> {
    const kept = await orBug(log, 'sync: good at', () => cursors.setGoodAt(at))
    if (!kept.ok) log.warn('when an account was good was not kept', { account, failure: kept.failure.kind })
  }

  function good(now: EpochMs): void {
    last = now
    keptAt = now
    void keep(now)
  }

  return {
    last: () => last,
    async begin() {
      last ??= await cursors.goodAt()
    },
    answered: () => good(clock.now()),
    told() {
      const now = clock.now()
      // A clock that was set back must not keep us from writing until it has caught up.
      const isDue = keptAt === null || now < keptAt || now - keptAt >= KEPT_EVERY_MS
      if (isDue) good(now)
      last = now
      return isDue
    },
  }
}
