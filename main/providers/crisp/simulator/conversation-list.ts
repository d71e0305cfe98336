import { z } from 'zod'
import { FilterList, matchesFilters } from './filter.ts'
import { flag, isoTime, wholeNumber } from './paging.ts'
import type { Site } from './site.ts'
import { STATE_NUMBER, toConversation, type Thread } from './thread.ts'

/** Every filter, search and order of the list (reference, section 6.1). */
export const ConversationQuery = z
  .object({
    per_page: wholeNumber.optional(),
    search_query: z.string().optional(),
    search_type: z.enum(['text', 'segment', 'filter']).optional(),
    search_operator: z.enum(['and', 'or']).default('and'),
    include_empty: flag,
    filter_inbox_id: z.string().optional(),
    filter_unread: flag,
    filter_resolved: flag,
    filter_not_resolved: flag,
    filter_mention: flag,
    filter_assigned: z.string().optional(),
    filter_unassigned: flag,
    filter_date_start: isoTime.optional(),
    filter_date_end: isoTime.optional(),
    order_date_created: flag,
    order_date_updated: flag,
    order_date_waiting: flag,
  })
  .refine(query => query.search_type !== 'filter' || FilterList.safeParse(query.search_query).success, {
    path: ['search_query'],
    message: 'expected a JSON array of filters',
  })
export type ConversationQuery = z.infer<typeof ConversationQuery>

type Asker = Readonly<{ nowMs: number; /** The person behind a user token, if any. */ userId: string | null }>

export function findThreads(site: Site, query: ConversationQuery, asker: Asker): readonly Thread[] {
  const matchesSearch = searchOf(query, asker)
  return sortedThreads(site, orderOf(query)).filter(thread => matchesFlags(thread, query, asker) && matchesSearch(thread))
}

function matchesFlags(thread: Thread, query: ConversationQuery, { userId }: Asker): boolean {
  if (!thread.hasVisitorMessage && !query.include_empty) return false
  if (query.filter_inbox_id !== undefined && thread.inboxId !== query.filter_inbox_id) return false
  if (query.filter_unread && thread.unreadOperator === 0) return false
  if (query.filter_resolved && thread.state !== 'resolved') return false
  if (query.filter_not_resolved && thread.state === 'resolved') return false
  if (query.filter_mention && !(userId === null ? thread.mentions.length > 0 : thread.mentions.includes(userId))) return false
  if (query.filter_assigned !== undefined && thread.assigned !== query.filter_assigned) return false
  if (query.filter_unassigned && thread.assigned !== null) return false
  if (query.filter_date_start !== undefined && thread.updatedAt < query.filter_date_start) return false
  return query.filter_date_end === undefined || thread.updatedAt <= query.filter_date_end
}

function searchOf(query: ConversationQuery, { nowMs }: Asker): (thread: Thread) => boolean {
  const wanted = query.search_query
  if (wanted === undefined || wanted === '') return () => true
  if (query.search_type === 'segment') return thread => thread.meta.segments.includes(wanted)
  if (query.search_type === 'filter') {
    const filters = FilterList.parse(wanted)
    return thread => matchesFilters(toConversation(thread, nowMs), filters, query.search_operator)
  }
  const words = wanted.toLowerCase()
  return thread =>
    [thread.meta.nickname, thread.meta.email, thread.meta.subject ?? ''].some(text => text.toLowerCase().includes(words)) ||
    thread.messages.some(message => typeof message.content === 'string' && message.content.toLowerCase().includes(words))
}

type Order = 'default' | 'created' | 'updated' | 'waiting'

function orderOf(query: ConversationQuery): Order {
  if (query.order_date_created) return 'created'
  if (query.order_date_updated) return 'updated'
  return query.order_date_waiting ? 'waiting' : 'default'
}

const COMPARE: Readonly<Record<Order, (a: Thread, b: Thread) => number>> = {
  default: (a, b) => STATE_NUMBER[a.state] - STATE_NUMBER[b.state] || b.updatedAt - a.updatedAt,
  created: (a, b) => b.createdAt - a.createdAt,
  updated: (a, b) => b.updatedAt - a.updatedAt,
  // Who waits longest comes first; who does not wait comes last.
  waiting: (a, b) => (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity) || b.updatedAt - a.updatedAt,
}

type Sorted = Readonly<{ version: number; threads: readonly Thread[] }>
const sortedBySite = new WeakMap<Site, Map<Order, Sorted>>()

/** Sorting 50,000 conversations for every page would make a long walk quadratic, so the order is kept until something changes. */
function sortedThreads(site: Site, order: Order): readonly Thread[] {
  const kept = sortedBySite.get(site) ?? new Map<Order, Sorted>()
  sortedBySite.set(site, kept)
  const known = kept.get(order)
  if (known?.version === site.version) return known.threads
  const threads = [...site.threads.values()].toSorted(
    (a, b) => COMPARE[order](a, b) || (a.sessionId < b.sessionId ? -1 : 1),
  )
  kept.set(order, { version: site.version, threads })
  return threads
}
