import { conversationId, remoteOf, type ConversationId } from '#app/domain/ids.ts'
import type { ConversationStatus, ConversationRecord } from '#app/domain/conversation.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ConversationFilter, ProviderAccount } from '#main/providers/provider.ts'
import type { Call } from './client.ts'
import { readListPage } from './list.ts'
import { toConversation, toState } from './normalise/conversation.ts'
import type { Room } from './room.ts'
import { speaker } from './sending.ts'
import { CrispConversation } from './wire/conversation.ts'
import { readRecord } from './wire/records.ts'

/** The documented largest page. */
const PAGE_SIZE = 50

type Conversations = Pick<
  ProviderAccount,
  'listConversations' | 'getConversation' | 'setStatus' | 'assign' | 'markRead' | 'setSegments' | 'setTyping'
>

export function createConversations(room: Room): Conversations {
  const { client, accountId } = room
  const pathTo = (id: ConversationId, ...rest: readonly string[]) => ['conversation', remoteOf(id), ...rest]
  const done = (result: Result<unknown>): Result<null> => (result.ok ? ok(null) : result)

  return {
    listConversations: ({ filter = {}, ...asking }) =>
      readListPage(room, asking, {
        path: ['conversations'],
        query: toQuery(filter),
        record: CrispConversation,
        toItem: record => keepAsked(toConversation(accountId, record), filter),
        pageSize: PAGE_SIZE,
      }),

    getConversation: async ({ id, signal }) => {
      const data = await client.atSite('GET', pathTo(id), { signal })
      const record = data.ok ? readRecord(CrispConversation, data.value) : data
      return record.ok ? ok(toConversation(accountId, record.value)) : record
    },

    setStatus: async ({ id, status, operator, signal }) => {
      const state = toState(status)
      if (state === null) return fail({ kind: 'forbidden', accountId, need: status })
      return done(await client.atSite('PATCH', pathTo(id, 'state'), { body: { state, ...speaker({ operator }) }, signal }))
    },

    assign: async ({ id, operatorId, groupId, signal }) => {
      if (groupId !== null) return fail({ kind: 'forbidden', accountId, need: 'assignGroup' })
      const assigned = operatorId === null ? null : { user_id: remoteOf(operatorId) }
      const result = await client.atSite('PATCH', pathTo(id, 'routing'), { body: { assigned }, signal })
      return done(room.learn('assignOperator', result))
    },

    // `from` names whose messages: `operator` would mark ours as read by the contact.
    markRead: async ({ id, read, signal }) =>
      done(
        read
          ? await client.atSite('PATCH', pathTo(id, 'read'), { body: { from: 'user', origin: 'chat' }, signal })
          : await client.atSite('PATCH', pathTo(id, 'unread'), { body: { from: 'user' }, signal }),
      ),

    setSegments: async ({ id, segments, signal }) =>
      done(room.learn('segments', await client.atSite('PATCH', pathTo(id, 'meta'), { body: { segments }, signal }))),

    setTyping: async ({ conversationId: id, isTyping, signal }) =>
      done(await client.atSite('PATCH', pathTo(id, 'compose'), { body: { type: isTyping ? 'start' : 'stop', from: 'operator' }, signal })),
  }
}

/** Our filter in the words of the list. Order by change, so that a walk can stop where it knows the rest. */
function toQuery(filter: ConversationFilter): NonNullable<Call['query']> {
  const flag = (isOn: boolean | undefined) => (isOn === true ? 1 : undefined)
  return {
    per_page: PAGE_SIZE,
    order_date_updated: 1,
    filter_unread: flag(filter.isUnread),
    filter_unassigned: flag(filter.isUnassigned),
    filter_assigned: filter.assigneeId === undefined ? undefined : remoteOf(filter.assigneeId),
    filter_inbox_id: filter.inboxId === undefined ? undefined : remoteOf(filter.inboxId),
    filter_date_start: filter.updatedSince === undefined ? undefined : new Date(filter.updatedSince).toISOString(),
    ...statusFlags(filter.statuses),
    ...(filter.search === undefined || filter.search === '' ? {} : { search_query: filter.search, search_type: 'text' }),
  }
}

/** The service tells resolved from the rest; pending from open is left to `keepAsked`. */
function statusFlags(statuses: readonly ConversationStatus[] | undefined): NonNullable<Call['query']> {
  if (statuses === undefined) return {}
  const isResolvedAsked = statuses.includes('resolved')
  if (isResolvedAsked && statuses.length === 1) return { filter_resolved: 1 }
  return isResolvedAsked ? {} : { filter_not_resolved: 1 }
}

function keepAsked(conversation: ConversationRecord, { statuses }: ConversationFilter): ConversationRecord | null {
  return statuses === undefined || statuses.includes(conversation.status) ? conversation : null
}

export const idOf = (room: Room, sessionId: string): ConversationId => conversationId(room.accountId, sessionId)
