import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { MINUTE_MS, type EpochMs } from '#app/domain/time.ts'
import { ok, type Result } from '#app/result.ts'
import type { QuotaLane } from '#main/quota/quota-lane.ts'
import { createTurns } from '#main/turns.ts'
import type { AccountLine } from './account-line.ts'
import type { Comparing } from './comparing.ts'
import type { Cursors, ThreadGap } from './cursor.ts'
import type { KeepItems, Kept } from './keep-items.ts'
import type { RecentEvents } from './recent-events.ts'
import { createSeldom } from './seldom.ts'
import type { SyncNeeds } from './sync-needs.ts'
import { mayBeBehind } from './second-look.ts'
import type { ThreadGaps } from './thread-gaps.ts'
import { knownUpTo, type Watermark } from './watermark.ts'

// What is stored of a thread:
//
//     beginning ····· some items, perhaps ····· older cursor ━━━━━ everything ━━━━━ up to ····· events, perhaps ····· newest
//
// Between the older cursor and `threadUpTo` nothing is missing. Events store items above, whose neighbours may be missing, and
// so never move `threadUpTo`: only a walk from the newest stretch down to below it does. A walk that would take too long moves
// the older cursor up to where it stopped instead, and leaves the gap below it to the background: no item is ever hidden by it, and
// a person who scrolls up closes it as well.

/** How many items were not known before, and when the newest was made that the service shows, by its own time; null = it shows none. */
export type Fresh = Readonly<{ added: number; newestAt: EpochMs | null }>

export type ThreadPull = Readonly<{
  /** Brings the thread up to the newest item that the service shows, without a gap. */
  freshen(id: ConversationId, lane: QuotaLane, signal?: AbortSignal): Promise<Result<Fresh>>
  /** Fetches the next stretch of a gap. Answers whether that was the last of it. */
  fillGap(gap: ThreadGap): Promise<Result<boolean>>
  /** The stretch before what is stored. Answers how many items were not known before; 0 = this is the beginning. */
  loadOlder(id: ConversationId): Promise<Result<number>>
}>

/** Stretches hold some 40 items: nobody waits for a gap of more than 400. */
const MAX_STRETCHES = 10
/** That nothing was new is told this often: somebody who reads "checked at 9:41" needs no more. */
const MERE_CHECK_MS = MINUTE_MS

type ThreadNeeds = Pick<SyncNeeds, 'store' | 'changes' | 'clock'> &
  Readonly<{ line: AccountLine; cursors: Cursors; watermark: Watermark; recent: RecentEvents; keepItems: KeepItems; comparing: Comparing; gaps: ThreadGaps }>

type Asking = Readonly<{ id: ConversationId; cursor: string | null; lane: QuotaLane; isNew(item: ThreadItem): boolean; signal?: AbortSignal | undefined }>
type Stretch = Kept & Readonly<{ items: readonly ThreadItem[]; older: string | null }>

export function createThreadPull({ store, changes, clock, line, cursors, watermark, recent, keepItems, comparing, gaps }: ThreadNeeds): ThreadPull {
  const inTurn = createTurns<ConversationId>()
  const tellsCheck = createSeldom({ clock, everyMs: MERE_CHECK_MS })

  async function fetchStretch({ id, cursor, lane, isNew, signal }: Asking): Promise<Result<Stretch>> {
    const askedAt = recent.mark()
    const stretch = await line.ask(lane, (service, until) => service.getThread({ conversationId: id, cursor, signal: until }), signal)
    if (!stretch.ok) return stretch
    const { items, older } = stretch.value
    const kept = await keepItems(id, items, { askedAt, isNew })
    if (kept.ok) comparing.found(kept.value.news)
    return kept.ok ? ok({ items, older: older === cursor ? null : older, ...kept.value }) : kept
  }

  async function freshen(id: ConversationId, lane: QuotaLane, signal?: AbortSignal): Promise<Result<Fresh>> {
    const storedCursor = await store.thread.olderCursor(id)
    const storedUpTo = storedCursor === undefined ? null : await cursors.threadUpTo(id)
    // Of a thread that was never fetched, all that is new is fetched; what is older comes when somebody scrolls up.
    const newSince = storedUpTo ?? (await watermark.newSince())
    const isNew = (item: ThreadItem) => newSince !== null && item.at > newSince
    let cursor: string | null = null
    let below: string | null = null
    let newestAt: EpochMs | null = null
    let added = 0
    let changed = 0
    let isClosed = false
    let stretches = 0
    for (; stretches < MAX_STRETCHES && !isClosed; stretches += 1) {
      const stretch = await fetchStretch({ id, cursor, lane, isNew, signal })
      if (!stretch.ok) return stretch
      const { items, older } = stretch.value
      newestAt ??= items.at(-1)?.at ?? null
      added += stretch.value.added
      changed += stretch.value.changed
      cursor = older
      if (stretches === 0) below = older
      isClosed = older === null || newSince === null || items.some(item => item.at < newSince)
    }
    const isJoined = isClosed && storedUpTo !== null && cursor !== null
    const filled = await store.thread.setFilling(id, { ...(isJoined ? {} : { olderCursor: cursor }), checkedAt: clock.now() })
    if (!filled.ok) return filled
    if (!isClosed) comparing.cutShort()
    // That the top shows what is newest does not prove that the reads below it were not behind.
    const isRecent = newestAt !== null && mayBeBehind(newestAt, clock.now())
    const from = isClosed && (stretches === 1 || !isRecent) ? null : isRecent ? below : cursor
    const left = from === null || newSince === null ? ok(null) : await gaps.leave({ id, cursor: from, downTo: newSince, isJoined })
    if (!left.ok) return left
    if (newestAt !== null && newestAt !== storedUpTo) {
      const noted = await cursors.setThreadUpTo(id, knownUpTo(newestAt, clock))
      if (!noted.ok) return noted
    }
    const isFilledAnew = !isJoined && cursor !== storedCursor
    if (added + changed > 0 || isFilledAnew || tellsCheck(id)) changes.tell({ kind: 'thread', conversationId: id })
    return ok({ added, newestAt })
  }

  async function fillGap({ id, cursor, downTo, isJoined }: ThreadGap): Promise<Result<boolean>> {
    const stretch = await fetchStretch({ id, cursor, lane: 'backfill', isNew: item => item.at > downTo })
    if (!stretch.ok) return stretch
    const { items, older } = stretch.value
    const isFilled = older === null || items.some(item => item.at < downTo)
    const noted = isFilled && !isJoined ? await store.thread.setFilling(id, { olderCursor: older }) : ok(null)
    if (!noted.ok) return noted
    return older === null || isFilled ? ok(true) : moved(await gaps.moveTo(id, older))
  }

  async function loadOlder(id: ConversationId): Promise<Result<number>> {
    let cursor = await store.thread.olderCursor(id)
    if (cursor === undefined) {
      const fresh = await freshen(id, 'openThread')
      return fresh.ok ? ok(fresh.value.added) : fresh
    }
    let added = 0
    // What events or an earlier walk have stored further up is no news: go on until there is some.
    for (let count = 0; count < MAX_STRETCHES && cursor !== null && added === 0; count += 1) {
      const stretch = await fetchStretch({ id, cursor, lane: 'openThread', isNew: () => false })
      if (!stretch.ok) return stretch
      added = stretch.value.added
      cursor = stretch.value.older
      const filled = await store.thread.setFilling(id, { olderCursor: cursor })
      if (!filled.ok) return filled
    }
    changes.tell({ kind: 'thread', conversationId: id })
    return ok(added)
  }

  return {
    freshen: (id, lane, signal) => inTurn(id, () => freshen(id, lane, signal)),
    fillGap: gap => inTurn(gap.id, () => fillGap(gap)),
    loadOlder: id => inTurn(id, () => loadOlder(id)),
  }
}

const moved = (kept: Result<null>): Result<boolean> => (kept.ok ? ok(false) : kept)
