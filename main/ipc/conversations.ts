import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadPage } from '#app/domain/thread.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Outbox } from '#main/outbox/outbox.ts'
import type { Store } from '#main/store/store.ts'
import type { Sync } from '#main/sync/sync.ts'
import type { Handlers } from './handlers.ts'

export type ConversationNeeds = Readonly<{ store: Store; sync: Sync; outbox: Outbox }>

type ConversationCalls =
  | 'conversations.list' | 'conversations.place' | 'conversations.counts' | 'conversations.get' | 'conversations.search'
  | 'conversations.searchServices'
  | 'thread.get' | 'thread.place' | 'thread.search' | 'thread.watch' | 'thread.loadOlder' | 'thread.setTyping'
  | 'conversations.setStatus' | 'conversations.assign' | 'conversations.markRead' | 'conversations.setSegments'
  | 'conversations.create' | 'segments.list'

export const conversationHandlers = ({ store, sync, outbox }: ConversationNeeds) =>
  ({
    'conversations.list': async ({ view, offset, limit }) => ok(await store.conversations.list(view, { offset, limit })),
    'conversations.place': async ({ view, id }) => ok(await store.conversations.place(view, id)),
    'conversations.counts': async ({ scope }) => ok(await store.conversations.counts(scope)),
    'conversations.get': async ({ id }) => orNotFound(await store.conversations.get(id)),
    'conversations.search': async query => ok(await store.conversations.search(query)),
    'conversations.searchServices': async ({ text, scope }) => ok(await sync.searchServices({ text, scope })),
    'thread.get': async asked => ok(await threadPage(asked, { store, outbox })),
    'thread.place': async ({ conversationId, itemId }) => ok(await store.thread.place(conversationId, itemId)),
    'thread.search': async ({ conversationId, text }) => ok(await store.thread.search(conversationId, text)),
    'thread.watch': ({ conversationId }) => sync.watchThread(conversationId),
    'thread.loadOlder': ({ conversationId }) => sync.loadOlder(conversationId),
    'thread.setTyping': ({ conversationId, isTyping }) => sync.setTyping(conversationId, isTyping),
    'conversations.setStatus': ({ id, status }) => outbox.setStatus(id, status),
    'conversations.assign': ({ id, operatorId, groupId }) => outbox.assign(id, { operatorId, groupId }),
    'conversations.markRead': ({ id, read }) => outbox.markRead(id, read),
    'conversations.setSegments': ({ id, segments }) => outbox.setSegments(id, segments),
    'segments.list': async ({ accountId }) => ok(await store.conversations.segments(accountId)),
    'conversations.create': creating => outbox.createConversation(creating),
  }) satisfies Pick<Handlers, ConversationCalls>

type PageNeeds = Readonly<{ store: Readonly<{ thread: Pick<Store['thread'], 'page'> }>; outbox: Pick<Outbox, 'shown'> }>

/** A stretch of a thread, with what waits behind it as the outbox shows it. */
export async function threadPage({ conversationId, limit }: Readonly<{ conversationId: ConversationId; limit: number }>, { store, outbox }: PageNeeds): Promise<ThreadPage> {
  const page = await store.thread.page(conversationId, limit)
  return { ...page, pending: page.pending.map(entry => outbox.shown(entry)) }
}

export function orNotFound<T>(value: T | null): Result<T> {
  return value === null ? fail({ kind: 'notFound' }) : ok(value)
}
