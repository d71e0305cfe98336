import type { Scope } from '#app/contract/scope.ts'
import type { Comparison } from '#app/domain/comparison.ts'
import type { AccountId, OutboxEntryId } from '#app/domain/ids.ts'
import type { Happening, JournalEntry } from '#app/domain/journal-entry.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { QuotaMeter } from '#app/domain/quota-meter.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { JournalTable } from '#main/store/store.ts'
import { journalLines } from './journal-lines.ts'
import { ofComparison } from './of-comparison.ts'
import { ofDelivery, type ObstacleSeen } from './of-delivery.ts'
import { ofMeter, type MeterSeen } from './of-meter.ts'
import { NOTHING_SEEN, ofStatus, type StatusSeen } from './of-status.ts'

/**
 * What happened to each account, for a person to read back and to hand on: kinds, counts and durations, no text of anybody.
 * It is told of everything and decides what is worth a line; a line that the disk does not take is lost, and nothing else.
 */
export type Journal = Readonly<{
  note(id: AccountId, what: Happening): void
  sawStatus(id: AccountId, status: SyncStatus): void
  sawStep(step: Readonly<{ before: OutboxEntry | null; after: OutboxEntry }>): void
  sawMeters(meters: readonly QuotaMeter[]): void
  sawComparison(comparison: Comparison): void
  /** The account is gone: nothing of it is put down any more. */
  leave(id: AccountId): void
  /** Newest first; `before` as in the contract. */
  list(query: Readonly<{ scope: Scope; before: number | null; limit: number }>): Promise<readonly JournalEntry[]>
  /** All lines of these accounts as text, newest first, a JSON object on each line. */
  lines(scope: Scope): Promise<string>
}>

export type JournalNeeds = Readonly<{
  table: JournalTable
  /** The name of an account; null = there is none (any more), and nothing is put down of it. */
  nameOf: (id: AccountId) => string | null
  clock: Clock
  changes: ChangeFeed
  log: Log
}>

const PER_PAGE = 500
/** That nothing was missing is told so often, at most. */
const QUIET_EVERY_MS = 10 * MINUTE_MS

export function createJournal({ table, nameOf, clock, changes, log }: JournalNeeds): Journal {
  const statuses = new Map<AccountId, StatusSeen>()
  const meters = new Map<AccountId, MeterSeen>()
  const obstacles = new Map<AccountId, Map<OutboxEntryId, ObstacleSeen>>()
  const quietUntil = new Map<AccountId, number>()

  function note(id: AccountId, what: Happening): void {
    if (nameOf(id) === null) return
    void put(id, what).catch((error: unknown) => log.bug('journal', error))
  }

  async function put(accountId: AccountId, what: Happening): Promise<void> {
    const put = await table.add({ accountId, at: clock.now(), what })
    if (put.ok) changes.tell({ kind: 'journal', ids: [accountId] })
    else log.warn('a line of the journal was not kept', { failure: put.failure.kind })
  }

  async function whole(scope: Scope): Promise<readonly JournalEntry[]> {
    const entries: JournalEntry[] = []
    let page: readonly JournalEntry[]
    do {
      page = await table.list({ scope, before: entries.at(-1)?.key ?? null, limit: PER_PAGE })
      entries.push(...page)
    } while (page.length > 0)
    return entries
  }

  return {
    note,
    sawStatus(id, status) {
      const { happenings, seen } = ofStatus(status, statuses.get(id) ?? NOTHING_SEEN, clock.now())
      statuses.set(id, seen)
      for (const what of happenings) note(id, what)
    },
    sawStep(step) {
      const { accountId, id } = step.after
      const ofAccount = obstacles.get(accountId) ?? new Map<OutboxEntryId, ObstacleSeen>()
      const { happenings, seen } = ofDelivery(step, ofAccount.get(id) ?? null, clock.now())
      if (seen === null) ofAccount.delete(id)
      else obstacles.set(accountId, ofAccount.set(id, seen))
      for (const what of happenings) note(accountId, what)
    },
    sawMeters(now) {
      for (const meter of now) {
        const { happenings, seen } = ofMeter(meter, meters.get(meter.accountId) ?? null, clock.now())
        meters.set(meter.accountId, seen)
        for (const what of happenings) note(meter.accountId, what)
      }
    },
    sawComparison(comparison) {
      const what = ofComparison(comparison)
      if (what === null) return
      const { accountId: id } = comparison
      const isQuiet = what.recovered === 0 && what.unknown === 0
      // A connection that comes and goes is compared each time.
      if (isQuiet && clock.uptime() < (quietUntil.get(id) ?? 0)) return
      if (isQuiet) quietUntil.set(id, clock.uptime() + QUIET_EVERY_MS)
      note(id, what)
    },
    leave(id) {
      statuses.delete(id)
      meters.delete(id)
      obstacles.delete(id)
    },
    list: query => table.list(query),
    lines: async scope => journalLines(await whole(scope), nameOf),
  }
}
