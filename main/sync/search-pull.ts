import type { ConversationRecord } from '#app/domain/conversation.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { AccountLine } from './account-line.ts'
import type { Backlog } from './backlog.ts'
import type { GapAudit } from './gap-audit.ts'
import type { KeepConversations } from './keep-conversations.ts'
import type { RecentEvents } from './recent-events.ts'
import { walkPages } from './walk-pages.ts'

export type ServiceSearch = Readonly<{
  text: string
  /** Ends the walk when nobody waits for it any more. */
  signal: AbortSignal
  /** Page by page: what was found before a failure is found all the same. */
  onFound(records: readonly ConversationRecord[]): void
}>

/**
 * Has one service look for words in its conversations and stores those that it finds. Answers whether there are more than we
 * walk; a service without a search is not asked.
 */
export type SearchPull = (asking: ServiceSearch) => Promise<Result<boolean>>

/** A person reads the newest hits and then chooses better words; every further page would cost quota. */
const MAX_PAGES = 2

type SearchNeeds = Readonly<{ line: AccountLine; recent: RecentEvents; audit: GapAudit; backlog: Backlog; keepConversations: KeepConversations }>

export function createSearchPull({ line, recent, audit, backlog, keepConversations }: SearchNeeds): SearchPull {
  return async ({ text, signal, onFound }) => {
    const offered = await line.offers('serverSearch')
    if (!offered.ok || !offered.value) return offered
    let askedAt = recent.mark()
    const walked = await walkPages(
      { from: null, maxPages: MAX_PAGES },
      cursor => {
        askedAt = recent.mark()
        const call = { cursor, filter: { search: text } }
        return line.ask('openThread', (service, until) => service.listConversations({ ...call, signal: until }), signal)
      },
      async ({ items }) => {
        for (const record of items) if (await audit.needsThread(record, false)) backlog.add({ id: record.id, updatedAt: record.updatedAt, isThorough: false })
        const kept = await keepConversations(items, askedAt)
        if (kept.ok) onFound(items)
        return kept
      },
    )
    return walked.ok ? ok(walked.value !== null) : walked
  }
}

/** Each once: a conversation that moves while pages are read stands on two of them. */
export function newestFirst(records: readonly ConversationRecord[]): readonly ConversationId[] {
  return [...new Set(records.toSorted((a, b) => b.updatedAt - a.updatedAt).map(({ id }) => id))]
}
