import { z } from 'zod'
import type { MessageRecord } from './message-record.ts'
import { wholeNumber } from './paging.ts'
import type { Thread } from './thread.ts'

const MESSAGES_IN_A_BATCH = 40

export const MessageBatchQuery = z.object({
  timestamp_before: wholeNumber.optional(),
  timestamp_after: wholeNumber.optional(),
  timestamp_around: wholeNumber.optional(),
})

/** At most 40 messages, oldest first: the newest, those before or after a time, or half and half around one. */
export function readBatch(thread: Thread, query: z.infer<typeof MessageBatchQuery>, nowMs: number): readonly MessageRecord[] {
  const messages = visibleMessages(thread, nowMs)
  const { timestamp_before: before, timestamp_after: after, timestamp_around: around } = query
  if (after !== undefined) return messages.filter(message => message.timestamp > after).slice(0, MESSAGES_IN_A_BATCH)
  if (around !== undefined) {
    const half = MESSAGES_IN_A_BATCH / 2
    const earlier = messages.filter(message => message.timestamp < around).slice(-half)
    const later = messages.filter(message => message.timestamp >= around).slice(0, half)
    return [...earlier, ...later]
  }
  const older = before === undefined ? messages : messages.filter(message => message.timestamp < before)
  return older.slice(-MESSAGES_IN_A_BATCH)
}

export function isVisible(thread: Thread, fingerprint: number, nowMs: number): boolean {
  return (thread.hiddenUntil.get(fingerprint) ?? 0) <= nowMs
}

function visibleMessages(thread: Thread, nowMs: number): readonly MessageRecord[] {
  if (thread.hiddenUntil.size === 0) return thread.messages
  return thread.messages.filter(message => isVisible(thread, message.fingerprint, nowMs))
}
