import { assertNever } from '#app/assert-never.ts'
import type { Conversation } from '#app/domain/conversation.ts'
import type { AccountId, CampaignId, ContactId, ConversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { ok, type Result } from '#app/result.ts'
import type { ProviderSignal } from '#main/providers/provider.ts'
import type { AccountLine } from './account-line.ts'
import type { DueSet } from './due-set.ts'
import type { KeepItems } from './keep-items.ts'
import { EVER } from './recent-events.ts'
import type { SyncNeeds } from './sync-needs.ts'

/** What a service told about its things; the state of the connection itself is not one of them. */
export type Telling = Exclude<ProviderSignal, Readonly<{ type: 'connection' | 'heartbeat' }>>
type SignalOf<Type extends Telling['type']> = Extract<Telling, Readonly<{ type: Type }>>

/** Writes one signal into the store and says what has changed. To be called for one signal after the other. */
export type ApplySignal = (signal: Telling) => Promise<Result<null>>

type ApplyNeeds = Pick<SyncNeeds, 'store' | 'changes'> &
  Readonly<{
    id: AccountId
    line: AccountLine
    keepItems: KeepItems
    stale: Readonly<{ conversations: DueSet<ConversationId>; campaigns: DueSet<CampaignId>; contacts: DueSet<ContactId> }>
    /** An item was stored that an event brought. */
    onHeard(id: ConversationId, item: ThreadItem): void
    /** A service told its new state, and not the line about it that it may have left in the thread. */
    onState(id: ConversationId): void
  }>

export function createApplySignal({ id: account, store, changes, line, keepItems, stale, onHeard, onState }: ApplyNeeds): ApplySignal {
  const tellThread = (conversationId: ConversationId) => changes.tell({ kind: 'thread', conversationId })
  const tellRow = (id: ConversationId) => changes.tell({ kind: 'conversations', ids: [id] })

  async function applyItem({ conversationId, item }: SignalOf<'item'>): Promise<Result<null>> {
    const kept = await keepItems(conversationId, [item], { askedAt: EVER, isNew: () => true })
    if (!kept.ok) return kept
    onHeard(conversationId, item)
    const row = await store.conversations.get(conversationId)
    if (row === null) stale.conversations.want(conversationId)
    return row === null || kept.value.added === 0 ? ok(null) : countItem(row.conversation, item)
  }

  /**
   * Where the service counts, it has counted this one too and does not say so: count along. Since when a contact waits only the
   * service tells, so its figures are asked for when one begins to; all else the next look at the list sets right.
   */
  async function countItem({ id, unreadCount, waitingSince }: Conversation, item: ThreadItem): Promise<Result<null>> {
    const counts = await line.offers('teamUnread')
    if (!counts.ok || !counts.value) return ok(null)
    if (item.type !== 'message' || item.author.kind !== 'contact') return ok(null)
    if (waitingSince === null) stale.conversations.want(id)
    return setUnread(id, unreadCount + 1)
  }

  /** An edit of something we have not stored yet is remembered by `RecentEvents` and comes on top when that arrives. */
  async function applyToItem({ conversationId }: Readonly<{ conversationId: ConversationId }>, write: Promise<Result<boolean>>): Promise<Result<null>> {
    const written = await write
    if (!written.ok) return written
    if (written.value) {
      tellThread(conversationId)
      tellRow(conversationId)
    }
    return ok(null)
  }

  async function applyChange({ conversationId, change }: SignalOf<'conversationChanged'>): Promise<Result<null>> {
    const heard = await store.conversations.hear(conversationId, change)
    if (!heard.ok) return heard
    if (heard.value !== 'unknown') tellRow(conversationId)
    if (heard.value !== 'heard') stale.conversations.want(conversationId)
    if (change.status !== undefined) onState(conversationId)
    return ok(null)
  }

  async function applyUnread(conversationId: ConversationId, isUnread: boolean): Promise<Result<null>> {
    const row = await store.conversations.get(conversationId)
    // How many are unread only the service knows; that there is one is certain.
    const unreadCount = isUnread ? Math.max(1, row?.conversation.unreadCount ?? 0) : 0
    if (isUnread) stale.conversations.want(conversationId)
    return setUnread(conversationId, unreadCount)
  }

  async function setUnread(conversationId: ConversationId, unreadCount: number): Promise<Result<null>> {
    const patched = await store.conversations.patch(conversationId, { unreadCount })
    if (!patched.ok) return patched
    if (patched.value) tellRow(conversationId)
    return ok(null)
  }

  return async signal => {
    switch (signal.type) {
      case 'item':
        return applyItem(signal)
      case 'itemEdited':
        return applyToItem(signal, store.thread.editParts(signal.conversationId, signal.remoteId, signal.parts))
      case 'itemRemoved':
        return applyToItem(signal, store.thread.removeItem(signal.conversationId, signal.remoteId))
      case 'readByContact': {
        const marked = await store.thread.markReadByContact(signal.conversationId, signal.remoteIds)
        if (marked.ok) tellThread(signal.conversationId)
        return marked
      }
      case 'readByTeam':
        return applyUnread(signal.conversationId, false)
      case 'unreadByTeam':
        return applyUnread(signal.conversationId, true)
      case 'conversationChanged':
        return applyChange(signal)
      case 'conversationRemoved': {
        const removed = await store.conversations.remove(signal.conversationId)
        if (removed.ok) tellRow(signal.conversationId)
        return removed
      }
      case 'conversationStale':
        stale.conversations.want(signal.conversationId)
        return ok(null)
      case 'typing':
        changes.tell({ kind: 'typing', conversationId: signal.conversationId, isTyping: signal.isTyping })
        return ok(null)
      case 'presence': {
        const set = await store.people.setPresence(signal.operatorId, signal.presence)
        if (set.ok) changes.tell({ kind: 'people', accountId: account })
        return set
      }
      case 'campaignChanged':
        stale.campaigns.want(signal.campaignId)
        return ok(null)
      case 'contactChanged':
        stale.contacts.want(signal.contactId)
        return ok(null)
      default:
        return assertNever(signal)
    }
  }
}
