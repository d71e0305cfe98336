import { assertNever } from '#app/assert-never.ts'
import type { Change } from '#app/contract/change.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'

/** About one frame: what happens within it reaches the window as one message. */
const MOMENT_MS = 16

export type ChangeGatherer = ChangeFeed & Readonly<{ close(): void }>

/** Gathers the changes of one moment, so that a first filling of thousands of rows is a handful of messages. */
export function createChangeGatherer({ clock, send }: Readonly<{ clock: Clock; send: (changes: readonly Change[]) => void }>): ChangeGatherer {
  let waiting: Change[] = []
  let isDue = false
  const end = new AbortController()

  async function sendSoon(): Promise<void> {
    isDue = true
    await clock.sleep(MOMENT_MS, end.signal)
    isDue = false
    if (end.signal.aborted) return
    const changes = merge(waiting)
    waiting = []
    send(changes)
  }

  return {
    tell(change) {
      waiting.push(change)
      if (!isDue) void sendSoon()
    },
    close: () => end.abort(),
  }
}

/** One change per kind and subject: ids are joined, repeats dropped, the order of first mention kept. */
export function merge(changes: readonly Change[]): readonly Change[] {
  const merged = new Map<string, Change>()
  for (const change of changes) {
    const key = keyOf(change)
    const known = merged.get(key)
    merged.set(key, known === undefined ? change : join(known, change))
  }
  return [...merged.values()]
}

function keyOf(change: Change): string {
  switch (change.kind) {
    case 'thread':
    case 'drafts':
    case 'typing':
      return `${change.kind} ${change.conversationId}`
    case 'people':
      return `${change.kind} ${change.accountId}`
    case 'upload':
      return `${change.kind} ${change.id}`
    case 'menu':
      return `${change.kind} ${change.action}`
    // What has ids is joined; of what has none, one is as good as many.
    case 'conversations':
    case 'contacts':
    case 'campaigns':
    case 'quota':
    case 'journal':
    case 'accounts':
    case 'outbox':
    case 'vault':
    case 'preferences':
    case 'app':
    case 'demo':
    case 'everything':
      return change.kind
    default:
      return assertNever(change)
  }
}

function join(known: Change, next: Change): Change {
  if (known.kind === 'conversations' && next.kind === 'conversations') return { kind: 'conversations', ids: union(known.ids, next.ids) }
  if (known.kind === 'contacts' && next.kind === 'contacts') return { kind: 'contacts', ids: union(known.ids, next.ids) }
  if (known.kind === 'quota' && next.kind === 'quota') return { kind: 'quota', ids: union(known.ids, next.ids) }
  if (known.kind === 'journal' && next.kind === 'journal') return { kind: 'journal', ids: union(known.ids, next.ids) }
  if (known.kind === 'campaigns' && next.kind === 'campaigns') return { kind: 'campaigns', ids: union(known.ids, next.ids) }
  return next
}

/** An empty list means all of them, and stays that. */
function union<Id extends string>(some: readonly Id[], others: readonly Id[]): Id[] {
  return some.length === 0 || others.length === 0 ? [] : [...new Set([...some, ...others])]
}
