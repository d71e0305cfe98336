import { remoteOf, type ConversationId } from '#app/domain/ids.ts'
import type { Message } from '#app/domain/message.ts'
import type { Part } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import type { ProviderSignal } from '#main/providers/provider.ts'

/**
 * What events have told lately. Events overtake each other, and an answer that was on its way while an event came is older
 * than the event: with this memory neither undoes what is already known.
 */
export type RecentEvents = Readonly<{
  /** To be called the moment an event comes in, before it waits for its turn. */
  hear(signal: ProviderSignal): void
  /** A point in the order of events. Take it before asking; what is told afterwards is newer than the answer. */
  mark(): number
  /** Whether the conversation itself has changed since. */
  hasChanged(id: ConversationId, since: number): boolean
  /** Items as they stand after the events since; without those that were removed. */
  correct(items: readonly ThreadItem[], since: number): readonly ThreadItem[]
}>

/** For items that an event brought: whatever was told of them, before or after, comes on top. */
export const EVER = 0
const REMEMBERED = 2_000

export function createRecentEvents(): RecentEvents {
  let order = EVER + 1
  const changed = new Map<ConversationId, number>()
  const allRead = new Map<ConversationId, number>()
  const removed = new Set<string>()
  const edited = new Map<string, Readonly<{ order: number; parts: readonly Part[] }>>()
  const read = new Map<string, number>()

  function correctItem(item: ThreadItem, since: number): readonly ThreadItem[] {
    const key = keyOf(item.conversationId, remoteOf(item.id))
    if (removed.has(key)) return []
    if (item.type === 'event') return [item]
    const edit = edited.get(key)
    const current = edit !== undefined && edit.order > since ? { ...item, parts: edit.parts, isEdited: true } : item
    return [current.type === 'message' && isRead(current, key, since) ? { ...current, receipt: 'read' } : current]
  }

  function isRead(item: Message, key: string, since: number): boolean {
    if (item.receipt === 'received') return false
    // "All" is all that there was: it says nothing of an item that an event brings, which may have come later.
    const wasAllRead = since !== EVER && (allRead.get(item.conversationId) ?? EVER) > since
    return wasAllRead || (read.get(key) ?? EVER) > since
  }

  return {
    hear(signal) {
      order += 1
      switch (signal.type) {
        case 'itemRemoved':
          removed.add(keyOf(signal.conversationId, signal.remoteId))
          forgetOldest(removed)
          break
        case 'itemEdited':
          remember(edited, keyOf(signal.conversationId, signal.remoteId), { order, parts: signal.parts })
          break
        case 'readByContact':
          if (signal.remoteIds === 'all') remember(allRead, signal.conversationId, order)
          else for (const remoteId of signal.remoteIds) remember(read, keyOf(signal.conversationId, remoteId), order)
          break
        case 'item':
        case 'readByTeam':
        case 'unreadByTeam':
        case 'conversationChanged':
        case 'conversationRemoved':
          remember(changed, signal.conversationId, order)
          break
        case 'connection':
        case 'heartbeat':
        case 'conversationStale':
        case 'typing':
        case 'presence':
        case 'campaignChanged':
        case 'contactChanged':
          break
      }
    },
    mark: () => order,
    hasChanged: (id, since) => (changed.get(id) ?? EVER) > since,
    correct: (items, since) => items.flatMap(item => correctItem(item, since)),
  }
}

const keyOf = (conversationId: ConversationId, remoteId: string): string => `${conversationId}\n${remoteId}`

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key)
  map.set(key, value)
  forgetOldest(map)
}

function forgetOldest<Key>(things: Map<Key, unknown> | Set<Key>): void {
  for (const key of things.keys()) {
    if (things.size <= REMEMBERED) return
    things.delete(key)
  }
}
