import { isBehind } from '#app/domain/behind.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { sameWords, textIn } from '#app/domain/same-words.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { MINUTE_MS, type EpochMs } from '#app/domain/time.ts'

/** What stands in a thread from top to bottom: days, what was said, what happened, and what has not left yet. */
export type ThreadEntry =
  | Readonly<{ kind: 'day'; key: string; at: EpochMs }>
  /** Above the first message that nobody had read when the thread was opened. */
  | Readonly<{ kind: 'unread'; key: string; count: number }>
  | Readonly<{ kind: 'item'; key: string; item: ThreadItem; isFirst: boolean }>
  | Readonly<{ kind: 'pending'; key: string; entry: OutboxEntry; isFirst: boolean; isBehind: boolean }>

/** Runs of one sender within this time share one header. */
const RUN_MS = 5 * MINUTE_MS

export type ThreadFacts = Readonly<{
  items: readonly ThreadItem[]
  pending: readonly OutboxEntry[]
  /** The oldest message that was unread when the thread was opened, and how many; null = none. */
  unread: Readonly<{ fromId: ThreadItem['id']; count: number }> | null
  /** Names the day of a moment in the reader's time zone. */
  dayOf: (at: EpochMs) => string
}>

export function threadEntries({ items, pending, unread, dayOf }: ThreadFacts): readonly ThreadEntry[] {
  const entries: ThreadEntry[] = []
  let day: string | null = null
  let before: Readonly<{ speaker: string; at: EpochMs }> | null = null

  const turn = (at: EpochMs): void => {
    if (dayOf(at) === day) return
    day = dayOf(at)
    before = null
    entries.push({ kind: 'day', key: `day ${day}`, at })
  }
  const isFirstOf = (speaker: string | null, at: EpochMs): boolean => {
    const isFirst = speaker === null || before === null || before.speaker !== speaker || at - before.at > RUN_MS
    before = speaker === null ? null : { speaker, at }
    return isFirst
  }

  for (const item of items) {
    turn(item.at)
    if (item.id === unread?.fromId) {
      before = null
      entries.push({ kind: 'unread', key: 'unread', count: unread.count })
    }
    entries.push({ kind: 'item', key: item.id, item, isFirst: isFirstOf(speakerOf(item), item.at) })
  }
  for (const entry of pending.filter(waiting => !isThereAlready(waiting, items))) {
    turn(entry.createdAt)
    entries.push({
      kind: 'pending', key: entry.id, entry, isBehind: isBehind(entry, pending),
      isFirst: isFirstOf(entry.intent.kind === 'reply' ? `operator ${entry.operatorId}` : null, entry.createdAt),
    })
  }
  return entries
}

/**
 * Where a service keeps no mark of ours, a message may be read back while its answer is still awaited: it stands in the thread
 * once, and in the outbox until the answer has come.
 */
function isThereAlready({ intent, delivery }: OutboxEntry, items: readonly ThreadItem[]): boolean {
  if (delivery.state !== 'sending' || (intent.kind !== 'reply' && intent.kind !== 'note')) return false
  const type = intent.kind === 'note' ? 'note' : 'message'
  return items.some(item => item.type === type && item.at >= delivery.since && item.author.kind === 'operator' && sameWords(textIn(item.parts), intent.text))
}

/** null = stands alone: a note has its own head each time, an event has none. */
function speakerOf(item: ThreadItem): string | null {
  if (item.type !== 'message') return null
  return `${item.author.kind} ${item.author.operatorId ?? item.author.name}`
}

/** The oldest of the newest `count` messages of the contact: where reading goes on. */
export function firstUnread(items: readonly ThreadItem[], count: number): ThreadFacts['unread'] {
  const theirs = items.filter(item => item.type === 'message' && item.author.kind === 'contact')
  const first = count > 0 ? theirs.at(-Math.min(count, theirs.length)) : undefined
  return first === undefined ? null : { fromId: first.id, count }
}
