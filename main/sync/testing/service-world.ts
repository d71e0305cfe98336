import type { ConversationRecord } from '#app/domain/conversation.ts'
import { conversationId, remoteOf, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { ConversationChange } from '#main/providers/provider.ts'
import { aConversationRecord, aMessage, aNote, aReply, aText } from '#main/testing/builders.ts'

export type Voice = 'contact' | 'operator' | 'note'

/** What a service knows: conversations and their threads, and nothing of how it is asked. */
export type ServiceWorld = Readonly<{
  ids(): readonly ConversationId[]
  record(id: ConversationId): ConversationRecord | undefined
  /** Those changed last come first. */
  list(since: EpochMs | undefined): readonly ConversationRecord[]
  /** Oldest first. */
  thread(id: ConversationId): readonly ThreadItem[]
  open(remote: string, said?: Partial<ConversationRecord>): ConversationId
  say(id: ConversationId, by: Voice, text: string): ThreadItem
  edit(id: ConversationId, remoteId: string, text: string): void
  erase(id: ConversationId, remoteId: string): void
  change(id: ConversationId, change: ConversationChange): void
  /** Takes back that the conversation has moved, as a service may do that does not move it with its messages. */
  freeze(id: ConversationId, updatedAt: EpochMs): void
  remove(id: ConversationId): void
}>

type WorldNeeds = Readonly<{
  account: AccountId
  clock: Clock
  /** Whether it counts unread messages, keeps previews and knows who waits. */
  keepsFigures: boolean
}>

export function aServiceWorld({ account, clock, keepsFigures }: WorldNeeds): ServiceWorld {
  const records = new Map<ConversationId, ConversationRecord>()
  const threads = new Map<ConversationId, ThreadItem[]>()
  let lastTick = 0
  let count = 0

  /** No two things happen in the same millisecond. */
  function tick(): EpochMs {
    lastTick = Math.max(clock.now(), lastTick + 1)
    return epochMs(lastTick)
  }

  function put(record: ConversationRecord): void {
    records.set(record.id, keepsFigures ? record : { ...record, unreadCount: 'ours', waitingSince: 'ours', preview: 'ours' })
  }

  function known(id: ConversationId): ConversationRecord {
    const record = records.get(id)
    if (record === undefined) throw new Error(`the service has no ${id}`)
    return record
  }

  function itemOf(conversation: ConversationId, by: Voice, text: string): ThreadItem {
    count += 1
    const said = { conversationId: conversation, remote: `m${count}`, text, at: tick() }
    if (by === 'note') return aNote(said)
    return by === 'contact' ? aMessage(said) : aReply(said)
  }

  return {
    ids: () => [...records.keys()],
    record: id => records.get(id),
    list: since =>
      [...records.values()].filter(({ updatedAt }) => since === undefined || updatedAt >= since).toSorted((a, b) => b.updatedAt - a.updatedAt),
    thread: id => (threads.get(id) ?? []).toSorted((a, b) => a.at - b.at),
    open(remote, said = {}) {
      const id = conversationId(account, remote)
      const at = tick()
      put(aConversationRecord({ id, accountId: account, createdAt: at, updatedAt: at, preview: null, ...said }))
      return id
    },
    say(id, by, text) {
      const before = known(id)
      const item = itemOf(id, by, text)
      threads.set(id, [...(threads.get(id) ?? []), item])
      const unread = before.unreadCount === 'ours' ? 0 : before.unreadCount
      const waitingSince = by === 'note' ? before.waitingSince : by === 'contact' ? (before.waitingSince === 'ours' ? item.at : (before.waitingSince ?? item.at)) : null
      put({ ...before, updatedAt: item.at, preview: { speaker: by, text }, unreadCount: by === 'contact' ? unread + 1 : 0, waitingSince })
      return item
    },
    edit(id, remoteId, text) {
      const items = threads.get(id) ?? []
      threads.set(id, items.map(item => (remoteOf(item.id) === remoteId && item.type !== 'event' ? { ...item, parts: [aText(text)], isEdited: true } : item)))
      put({ ...known(id), updatedAt: tick() })
    },
    erase(id, remoteId) {
      threads.set(id, (threads.get(id) ?? []).filter(item => remoteOf(item.id) !== remoteId))
      put({ ...known(id), updatedAt: tick() })
    },
    change(id, change) {
      put({ ...known(id), ...change, updatedAt: tick() })
    },
    freeze(id, updatedAt) {
      put({ ...known(id), updatedAt })
    },
    remove(id) {
      records.delete(id)
      threads.delete(id)
    },
  }
}
