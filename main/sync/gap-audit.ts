import { assertNever } from '#app/assert-never.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Cursors } from './cursor.ts'
import { judgeLook, WRITTEN_LATER_MS } from './second-look.ts'

/**
 * What is known of a thread when the list shows its conversation, in the service's own time.
 * `storedUpTo`: fetched without a gap · `heardUpTo`: the newest item of an unbroken stream of events · `comparedAt`: how the
 * conversation stood when its thread was last compared · `lookedAt`: how it stood when its thread was last fetched, which
 * proves nothing where a read is behind.
 */
export type ThreadKnown = Readonly<{ storedUpTo: EpochMs | null; heardUpTo: EpochMs | null; comparedAt: EpochMs | null; lookedAt: EpochMs | null }>

/**
 * Whether a thread may miss something that its conversation in the list speaks of. Where events could have been missed
 * (`isBroken`), nothing but what was fetched counts; where none were, only what no event has told.
 */
export function mayMissItems(record: ConversationRecord, known: ThreadKnown, isBroken: boolean): boolean {
  const { storedUpTo, heardUpTo, comparedAt, lookedAt } = known
  if (comparedAt === record.updatedAt) return false
  if (isBroken) return storedUpTo === null || record.updatedAt > storedUpTo
  if (lookedAt === record.updatedAt) return false
  const upTo = Math.max(storedUpTo ?? 0, heardUpTo ?? 0)
  return upTo === 0 ? isKeptByUs(record) : record.updatedAt > upTo + WRITTEN_LATER_MS
}

/** Whether preview, unread or waiting time come from the thread, since the service does not keep them. */
export const isKeptByUs = (record: ConversationRecord): boolean =>
  record.preview === 'ours' || record.unreadCount === 'ours' || record.waitingSince === 'ours'

/** A conversation as it stood when its thread was found to be fetched. `isThorough`: the look is to prove that nothing is missing. */
export type ThreadWanted = Readonly<{ id: ConversationId; updatedAt: EpochMs; isThorough: boolean }>

export type GapAudit = Readonly<{
  /** An event brought an item that was made at `at`. */
  heard(id: ConversationId, at: EpochMs): void
  /** The stream of events broke: what it told so far proves nothing any more. */
  streamBroke(): void
  /** The thread was fetched and shows items up to `newestAt`. Answers in how many milliseconds to look again; null = no more. */
  looked(wanted: ThreadWanted, newestAt: EpochMs | null): number | null
  needsThread(record: ConversationRecord, isBroken: boolean): Promise<boolean>
  /** What an earlier comparison has left to the next one. */
  leftToNext(): readonly ThreadWanted[]
  /** How many looks there were besides the first ones, since this was last asked. */
  takeSecondLooks(): number
}>

type Looks = Readonly<{ updatedAt: EpochMs; count: number; nextAt: number; isLeftToNext: boolean }>

const NOT_LOOKED = { count: 0, nextAt: 0, isLeftToNext: false } as const

export function createGapAudit({ cursors, clock }: Readonly<{ cursors: Cursors; clock: Clock }>): GapAudit {
  const heardUpTo = new Map<ConversationId, EpochMs>()
  const comparedAt = new Map<ConversationId, EpochMs>()
  const looks = new Map<ConversationId, Looks>()
  let secondLooks = 0

  function note(id: ConversationId, { updatedAt, count }: Looks, later: Partial<Looks>): void {
    looks.set(id, { updatedAt, count, nextAt: clock.uptime(), isLeftToNext: false, ...later })
  }

  return {
    heard(id, at) {
      if (at > (heardUpTo.get(id) ?? 0)) heardUpTo.set(id, at)
    },
    streamBroke() {
      heardUpTo.clear()
    },
    looked({ id, updatedAt, isThorough }, newestAt) {
      const last = looks.get(id)
      const before = last?.updatedAt === updatedAt ? last : { ...NOT_LOOKED, updatedAt }
      const mine = { ...before, count: before.count + 1 }
      const verdict = judgeLook({ updatedAt, newestAt, at: clock.now(), count: mine.count, isLast: before.isLeftToNext })
      if (verdict.type === 'compared') {
        looks.delete(id)
        comparedAt.set(id, updatedAt)
        return null
      }
      if (!isThorough) {
        if (before.count === 0) note(id, mine, {})
        return null
      }
      const earlyMs = before.nextAt - clock.uptime()
      // Whoever looks before the hour, for a reason of his own, has found out nothing more.
      if (before.count > 0 && earlyMs > 0) return earlyMs
      switch (verdict.type) {
        case 'again':
          secondLooks += 1
          note(id, mine, { nextAt: clock.uptime() + verdict.inMs })
          return verdict.inMs
        case 'leftToNext':
          note(id, mine, { isLeftToNext: true })
          return null
        default:
          return assertNever(verdict)
      }
    },
    async needsThread(record, isBroken) {
      const { id } = record
      const storedUpTo = await cursors.threadUpTo(id)
      const known = { storedUpTo, heardUpTo: heardUpTo.get(id) ?? null, comparedAt: comparedAt.get(id) ?? null, lookedAt: looks.get(id)?.updatedAt ?? null }
      return mayMissItems(record, known, isBroken)
    },
    leftToNext: () => [...looks].filter(([, { isLeftToNext }]) => isLeftToNext).map(([id, { updatedAt }]) => ({ id, updatedAt, isThorough: true })),
    takeSecondLooks() {
      const taken = secondLooks
      secondLooks = 0
      return taken
    },
  }
}
