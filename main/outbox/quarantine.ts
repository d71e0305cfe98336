import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { laneOf } from './lanes.ts'

/**
 * Whether an entry has to wait for a person's word on an older one of its conversation that nobody can read. What has left
 * already is looked for all the same, and read marks come of looking: neither overtakes anything.
 */
export function isHeldUp(entry: OutboxEntry, quarantined: readonly QuarantinedEntry[]): boolean {
  if (entry.delivery.state !== 'queued' || laneOf(entry) !== entry.conversationId) return false
  return quarantined.some(({ conversationId, order }) => conversationId === entry.conversationId && (order === null || order < entry.order))
}
