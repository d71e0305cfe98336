import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query'
import type { ConversationView } from '#app/contract/conversations.ts'
import type { Scope } from '#app/contract/scope.ts'
import type { AccountId, ConversationId } from '#app/domain/ids.ts'
import type { ThreadItemId } from '#app/domain/thread.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

/** How many rows one question brings; the list asks for the pages that are on screen. */
export const ROWS_PER_PAGE = 100

export const conversationPage = (view: ConversationView, page: number) =>
  queryOptions({
    queryKey: [keys.conversations, 'list', view, page],
    queryFn: () => ask('conversations.list', { view, offset: page * ROWS_PER_PAGE, limit: ROWS_PER_PAGE }),
    // While rows move, those of a moment ago stand.
    placeholderData: keepPreviousData,
  })

export const conversationPlace = (view: ConversationView, id: ConversationId) =>
  queryOptions({ queryKey: [keys.conversations, 'place', view, id], queryFn: () => ask('conversations.place', { view, id }) })

/** The same for whatever is open, which may be nothing. */
export const placeOf = (view: ConversationView, id: ConversationId | null) =>
  queryOptions({ queryKey: [keys.conversations, 'place', view, id], queryFn: id === null ? skipToken : () => ask('conversations.place', { view, id }) })

export const laneCounts = (scope: Scope) =>
  queryOptions({ queryKey: [keys.conversations, 'counts', scope], queryFn: () => ask('conversations.counts', { scope }), placeholderData: keepPreviousData })

export const conversation = (id: ConversationId) =>
  queryOptions({ queryKey: [keys.conversations, 'one', id], queryFn: () => ask('conversations.get', { id }) })

/** Segments that an account is known to use, most used first. */
export const segmentsOf = (accountId: AccountId) =>
  queryOptions({ queryKey: [keys.conversations, 'segments', accountId], queryFn: () => ask('segments.list', { accountId }) })

export const search = (text: string, scope: Scope) =>
  queryOptions({ queryKey: [keys.conversations, 'search', text, scope], queryFn: () => ask('conversations.search', { text, scope, limit: 50 }), placeholderData: keepPreviousData })

export const thread = (id: ConversationId, limit: number) =>
  queryOptions({ queryKey: [keys.thread, id, limit], queryFn: () => ask('thread.get', { conversationId: id, limit }) })

/** Asked anew each time: what came meanwhile has moved it. */
export const itemPlace = (id: ConversationId, itemId: ThreadItemId | null) =>
  queryOptions({
    queryKey: [keys.thread, id, 'place', itemId],
    queryFn: itemId === null ? skipToken : () => ask('thread.place', { conversationId: id, itemId }),
    staleTime: 0,
    gcTime: 0,
  })

/** What stands in a thread, of what is stored; the answer to the words before stands while others are looked for. */
export const threadSearch = (id: ConversationId, text: string) =>
  queryOptions({
    queryKey: [keys.thread, id, 'search', text],
    queryFn: text === '' ? skipToken : () => ask('thread.search', { conversationId: id, text }),
    placeholderData: keepPreviousData,
  })

export const drafts = (id: ConversationId) =>
  queryOptions({ queryKey: [keys.drafts, id], queryFn: () => ask('drafts.get', { conversationId: id }), gcTime: 0 })

export const outbox = (scope: Scope) =>
  queryOptions({ queryKey: [keys.outbox, scope], queryFn: () => ask('outbox.list', { scope }) })

/** What of the outbox nobody can read. */
export const quarantined = (scope: Scope) =>
  queryOptions({ queryKey: [keys.outbox, 'quarantined', scope], queryFn: () => ask('outbox.quarantined', { scope }) })
