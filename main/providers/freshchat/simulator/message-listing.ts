import { toIso } from './clock.ts'
import { ok, type Answer, type Question } from './answer.ts'
import { readWindow } from './paging.ts'
import type { ConversationRecord, MessageRecord } from './records.ts'
import type { Room } from './room.ts'
import { messageToJson } from './to-json.ts'

/**
 * Newest first, no `pagination`; `link` leads to older messages and is missing on the last page. Its `from_time` is the
 * newest message the next page may show, so that messages that come meanwhile do not shift the pages.
 */
export function answerMessages({ world, clock, behaviour }: Room, conversation: ConversationRecord, query: Question['query']): Answer {
  const { page, itemsPerPage } = readWindow(query)
  const fromMs = Date.parse(query['from_time'] ?? '')
  const newestFirst = world.messages
    .visibleAt(conversation.id, clock.now())
    .filter(message => Number.isNaN(fromMs) || isInside(message, fromMs, behaviour.fromTimeIs))
    .toReversed()

  const start = (page - 1) * itemsPerPage
  const end = start + itemsPerPage
  const shown = newestFirst.slice(start, end)
  const last = shown.at(-1)
  const next = newestFirst[end]
  const messages = shown.map(message => messageToJson(message, world))
  if (last === undefined || next === undefined) return ok({ messages })

  // Equal times on both sides of the border cannot be told apart by a time; then the link counts pages instead.
  const isCleanCut = next.createdAt < last.createdAt && behaviour.fromTimeIs === 'newest-shown'
  const overlapped = behaviour.pagesOverlap && itemsPerPage > 1 ? last : next
  const search = isCleanCut
    ? { page: '1', items_per_page: String(itemsPerPage), from_time: toIso(overlapped.createdAt) }
    : { page: String(page + 1), items_per_page: String(itemsPerPage), ...(query['from_time'] === undefined ? {} : { from_time: query['from_time'] }) }
  const href = `/v2/conversations/${conversation.id}/messages?${new URLSearchParams(search).toString()}`
  return ok({ messages, link: { rel: 'messages', href } })
}

function isInside(message: MessageRecord, fromMs: number, meaning: 'newest-shown' | 'oldest-shown'): boolean {
  return meaning === 'newest-shown' ? message.createdAt <= fromMs : message.createdAt >= fromMs
}
