import type { ConversationRecord } from '#app/domain/conversation.ts'
import { DAY_MS, epochMs, MINUTE_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { ok, type Result } from '#app/result.ts'
import type { Page } from '#main/providers/provider.ts'
import type { QuotaLane } from '#main/quota/quota-lane.ts'
import type { AccountLine } from './account-line.ts'
import type { Backlog } from './backlog.ts'
import type { Comparing } from './comparing.ts'
import type { Cursors, History } from './cursor.ts'
import { isKeptByUs, type GapAudit, type ThreadWanted } from './gap-audit.ts'
import type { KeepConversations } from './keep-conversations.ts'
import type { RecentEvents } from './recent-events.ts'
import type { SyncNeeds } from './sync-needs.ts'
import { howThorough, type LastThorough, type Thoroughness } from './thoroughness.ts'
import { walkPages } from './walk-pages.ts'
import type { Watermark } from './watermark.ts'

/** The list of one account: the first filling, newest first, and afterwards whatever has changed since. */
export type ListPull = Readonly<{
  /** Remembers where an earlier run stopped. To be called before anything else. */
  begin(): Promise<void>
  /**
   * The first page when nothing is known yet; else all that has changed. `isBroken` = events may have been missed; now and
   * then it is taken for granted, since of an event that was lost on an unbroken stream nobody tells.
   */
  pull(isBroken: boolean): Promise<Result<null>>
  /** One more page of the first filling. */
  fillOn(): Promise<Result<null>>
  hasHistory(): boolean
  pagesDone(): number
}>

/** The first filling ends after so many pages, or where nothing has changed for so long. */
const MAX_HISTORY_PAGES = 100
const HISTORY_MS = 180 * DAY_MS
const MAX_RESTARTS = 2
/** Whoever was away for longer gets the rest in the background, page by page, as a first filling comes. */
const MAX_CATCH_UP_PAGES = 100
/** Services write a conversation's time before they show it in the list, and their clocks differ among themselves. */
const OVERLAP_MS = 5 * MINUTE_MS
/** Resolved conversations get their preview ahead of time only while they are among the newest. */
const PREVIEWS_OF_NEWEST = 50
const PREVIEWS_AT_MOST = 500

type ListNeeds = Pick<SyncNeeds, 'clock' | 'log'> &
  Readonly<{
    line: AccountLine
    cursors: Cursors
    watermark: Watermark
    recent: RecentEvents
    audit: GapAudit
    backlog: Backlog
    comparing: Comparing
    keepConversations: KeepConversations
  }>

export function createListPull({ clock, log, line, cursors, watermark, recent, audit, backlog, comparing, keepConversations }: ListNeeds): ListPull {
  let history: History | null = null
  let filled = 0
  let lastThorough: LastThorough | null = null

  async function askPage(lane: QuotaLane, cursor: string | null, updatedSince?: EpochMs): Promise<Result<Page<ConversationRecord>>> {
    const filter = updatedSince === undefined ? {} : { filter: { updatedSince } }
    const askedAt = recent.mark()
    const page = await line.ask(lane, (service, signal) => service.listConversations({ cursor, signal, ...filter }))
    if (!page.ok) return page
    const { items, unreadable } = page.value
    if (unreadable.length > 0) log.warn('conversations that could not be read', { count: unreadable.length })
    const kept = await keepConversations(items, askedAt)
    return kept.ok ? page : kept
  }

  async function pull(isBroken: boolean): Promise<Result<null>> {
    // Each further look costs what a first one does.
    if (lastThorough !== null) lastThorough = { ...lastThorough, threads: lastThorough.threads + audit.takeSecondLooks() }
    const how = howThorough(isBroken, lastThorough, clock.now())
    const upTo = how === 'usual' ? await watermark.listed() : await watermark.read()
    return upTo === null ? await firstPage() : await catchUp(epochMs(Math.max(0, upTo - OVERLAP_MS)), how)
  }

  async function firstPage(): Promise<Result<null>> {
    const page = await askPage('list', null)
    if (!page.ok) return page
    const noted = await noteFilled(page.value, FROM_THE_START)
    if (!noted.ok) return noted
    // Where there is no conversation yet, all that comes is new, whatever the service's clock says.
    watermark.reach(newestOf(page.value.items) ?? epochMs(0))
    // Nothing is missing below it that the rest of the filling would not bring: from here on, what comes is new.
    return watermark.writeDown()
  }

  async function catchUp(updatedSince: EpochMs, how: Thoroughness): Promise<Result<null>> {
    let newestAt: EpochMs | null = null
    const isThorough = how !== 'usual'
    const at = clock.now()
    let threads = 0
    const listing = comparing.began(how)
    const want = (wanted: ThreadWanted): void => {
      threads += 1
      comparing.wants(wanted.id)
      backlog.add(wanted)
    }
    if (isThorough) audit.leftToNext().forEach(want)
    const walked = await walkPages(
      { from: null, maxPages: MAX_CATCH_UP_PAGES },
      cursor => askPage('list', cursor, updatedSince),
      async page => {
        newestAt = epochMs(Math.max(newestAt ?? 0, newestOf(page.items) ?? 0))
        for (const record of page.items) {
          if (record.updatedAt < updatedSince || !(await audit.needsThread(record, isThorough))) continue
          want({ id: record.id, updatedAt: record.updatedAt, isThorough })
        }
        return ok(null)
      },
    )
    if (!walked.ok) return walked
    if (walked.value !== null) {
      log.warn('caught up with a part only: the rest comes in the background', { pages: MAX_CATCH_UP_PAGES })
      const noted = await leaveRest(walked.value, updatedSince)
      if (!noted.ok) return noted
    }
    listing.listed(walked.value !== null)
    if (isThorough) lastThorough = { at, threads }
    if (newestAt !== null && isThorough) watermark.reach(newestAt)
    if (newestAt !== null) watermark.noteListed(newestAt)
    return backlog.isEmpty() ? await watermark.writeDown() : ok(null)
  }

  /** A first filling that is still under way is begun again: it covers all that changed. */
  function leaveRest(next: string, since: EpochMs): Promise<Result<null>> {
    return setHistory(history?.isDone === false ? FROM_THE_START : { ...FROM_THE_START, next, since })
  }

  async function fillOn(): Promise<Result<null>> {
    if (history === null || history.isDone) return ok(null)
    const page = await askPage('backfill', history.next, history.since ?? undefined)
    if (page.ok) return noteFilled(page.value, history)
    return isLostCursor(page.failure) && history.next !== null ? startOver(history) : page
  }

  async function noteFilled({ items, next }: Page<ConversationRecord>, before: History): Promise<Result<null>> {
    // What a first filling brings is history; the rest of a catching up is no less than its beginning.
    const isThorough = before.since !== null
    for (const record of items) {
      filled += 1
      const isWanted = before.since === null ? isWorthPreview(record, filled) : record.updatedAt >= before.since
      if (isWanted && (await audit.needsThread(record, isThorough))) backlog.add({ id: record.id, updatedAt: record.updatedAt, isThorough })
    }
    const pagesDone = before.pagesDone + 1
    const oldest = clock.now() - HISTORY_MS
    const isOld = items.length > 0 && items.every(record => record.updatedAt < oldest)
    const isEnough = before.since === null && (isOld || pagesDone >= MAX_HISTORY_PAGES)
    const isDone = next === null || next === before.next || isEnough
    return setHistory({ ...before, next, pagesDone, isDone })
  }

  /** Pages move while they are walked, and a service may forget a cursor that was kept over a restart. */
  function startOver(before: History): Promise<Result<null>> {
    log.warn('the service no longer knows where the filling stopped', { pages: before.pagesDone, restarts: before.restarts })
    return setHistory({ ...FROM_THE_START, since: before.since, restarts: before.restarts + 1, isDone: before.restarts >= MAX_RESTARTS })
  }

  async function setHistory(next: History): Promise<Result<null>> {
    const stored = await cursors.setHistory(next)
    if (stored.ok) history = next
    return stored
  }

  return {
    async begin() {
      history = await cursors.history()
    },
    pull,
    fillOn,
    hasHistory: () => history !== null && !history.isDone,
    pagesDone: () => history?.pagesDone ?? 0,
  }
}

const FROM_THE_START: History = { next: null, pagesDone: 0, restarts: 0, isDone: false, since: null }

const isLostCursor = (failure: Failure): boolean =>
  failure.kind === 'rejected' || failure.kind === 'notFound' || (failure.kind === 'unreadable' && failure.path === 'cursor')

/** Who waits for an answer can only be told by the thread where the service does not tell: those first, then the newest. */
const isWorthPreview = (record: ConversationRecord, place: number): boolean =>
  isKeptByUs(record) && place <= (record.status === 'resolved' ? PREVIEWS_OF_NEWEST : PREVIEWS_AT_MOST)

function newestOf(records: readonly ConversationRecord[]): EpochMs | null {
  return records.reduce<EpochMs | null>((newest, { updatedAt }) => (newest === null || updatedAt > newest ? updatedAt : newest), null)
}
