import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { OutboxRow } from '#main/store/store.ts'
import { isItem, supersedes } from './intents.ts'

/**
 * Entries of one lane leave one after the other. Replies, notes, files, status, assignee and segments of a conversation share one, since
 * "answer, then resolve" is not "resolve, then answer". Read marks have their own: they come of looking, not of acting, and
 * an answer must not wait for one.
 */
export function laneOf({ conversationId, intent }: OutboxEntry): string {
  return intent.kind === 'read' ? `${conversationId} read` : conversationId
}

/** Who is next in a lane: null = nobody. A value that could not be set is told to a person and is in nobody's way. */
export function headOf(rows: readonly OutboxRow[]): OutboxRow | null {
  const inOrder = rows.toSorted((a, b) => a.entry.order - b.entry.order)
  return inOrder.find(({ entry }) => isItem(entry.intent) || entry.delivery.state !== 'failed') ?? null
}

/** A person has to decide first: what he wrote later must not overtake it. */
export function isBlocked({ entry }: OutboxRow): boolean {
  return entry.delivery.state === 'failed' || entry.delivery.state === 'uncertain'
}

/** Those that a newer intent has made pointless. One that is under way is left alone: the newer one follows it. */
export function pointlessOf(rows: readonly OutboxRow[]): readonly OutboxEntry[] {
  const entries = rows.map(({ entry }) => entry)
  return entries.filter(
    older => (older.delivery.state === 'queued' || older.delivery.state === 'failed') && entries.some(newer => supersedes(newer, older)),
  )
}
