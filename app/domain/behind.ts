import type { OutboxEntry } from './outbox-entry.ts'

type InLine = Pick<OutboxEntry, 'conversationId' | 'order' | 'intent'>

const WRITTEN: ReadonlySet<OutboxEntry['intent']['kind']> = new Set(['reply', 'note', 'file'])

/** Whether something that was written before it in its conversation has not left yet: what is written leaves in its order. */
export const isBehind = (entry: InLine, waiting: readonly InLine[]): boolean =>
  WRITTEN.has(entry.intent.kind) &&
  waiting.some(other => other.conversationId === entry.conversationId && other.order < entry.order && WRITTEN.has(other.intent.kind))
