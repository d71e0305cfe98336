import type { AccountId, OutboxEntryId } from '#app/domain/ids.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import { inLane } from '#main/quota/quota-lane.ts'
import { whileWanted } from '#main/quota/wanted.ts'
import type { Departures } from './departures.ts'
import type { DiskHolds } from './disk-holds.ts'
import type { Holds } from './holds.ts'
import type { Applied, Ledger } from './ledger.ts'
import type { DeliveryEvent } from './transition.ts'
import { troubleOf } from './trouble.ts'

export type AttemptNeeds = Readonly<{
  ledger: Ledger
  departures: Departures
  holds: Holds
  diskHolds: DiskHolds
  clock: Clock
  log: Log
  /** Aborts when no new work is to begin: nobody waits for a disk any more. */
  stopping: AbortSignal
  /** The service could not be talked to as usual: whoever shows how an account is should look. */
  onTrouble(accountId: AccountId): void
  /** The account can be talked to again: whoever was held back may go. */
  onRelease(accountId: AccountId): void
}>

/** What every kind of attempt has in common. */
export type Attempt = Readonly<{
  /** Commits, however long the disk takes: what we know of a message must not be forgotten while we live. Meanwhile the entry shows why it stands still. */
  commit(id: OutboxEntryId, event: DeliveryEvent, item?: ThreadItem | null): Promise<Applied>
  /**
   * Asks the service of an account, before everybody else. A provider that throws is our bug: `bug`, so that a person is told of it.
   * Where the account is told to go, what has not begun fails with `cancelled`.
   */
  ask<T>(accountId: AccountId, work: () => Promise<Result<T>>): Promise<Result<T>>
  /** Remembers whom a failure holds back; answers when to try again. */
  hold(entry: OutboxEntry, failure: Failure): EpochMs
  /** It could not even be tried. */
  notTried(entry: OutboxEntry, failure: Failure): Promise<void>
  /** The service spoke to us about this entry: nothing holds it or its account back any more. */
  itWorks(entry: OutboxEntry): void
}>

/** How long to wait for a disk that takes nothing. */
const DISK_WAIT_MS = 5 * SECOND_MS

export function createAttempt({ ledger, departures, holds, diskHolds, clock, log, stopping, onTrouble, onRelease }: AttemptNeeds): Attempt {
  async function commit(id: OutboxEntryId, event: DeliveryEvent, item: ThreadItem | null = null): Promise<Applied> {
    for (;;) {
      const applied = await ledger.apply(id, event, item)
      if (applied.ok) diskHolds.lift(id)
      if (applied.ok) return applied.value
      if (applied.failure.kind === 'takenOver') return { type: 'gone' }
      diskHolds.put(id, applied.failure)
      await clock.sleep(DISK_WAIT_MS, stopping)
      if (stopping.aborted) return { type: 'gone' }
    }
  }

  function hold({ id, accountId }: OutboxEntry, failure: Failure): EpochMs {
    // Nobody is in trouble: it gave up its turn, and goes at once if its account stays after all.
    if (failure.kind === 'cancelled' && departures.hasLeft(accountId)) return clock.now()
    const trouble = troubleOf(failure)
    if (trouble === 'lasting') return clock.now()
    onTrouble(accountId)
    return holds.put(trouble === 'account' ? accountId : id, failure).until
  }

  return {
    commit,
    hold,
    async ask(accountId, work) {
      try {
        return await whileWanted(departures.signalOf(accountId), () => inLane('send', work))
      } catch (error) {
        return fail({ kind: 'bug', reference: log.bug('a provider threw', error) })
      }
    },
    async notTried(entry, failure) {
      await commit(entry.id, { type: 'notTried', failure, retryAt: hold(entry, failure) })
    },
    itWorks({ id, accountId }) {
      holds.lift(id)
      if (holds.lift(accountId)) onRelease(accountId)
    },
  }
}
