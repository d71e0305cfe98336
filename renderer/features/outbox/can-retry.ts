import type { OutboxEntry } from '#app/domain/outbox-entry.ts'

/** Whether trying again does anything: not for what is under way, nor for what leaves when what was written before it has left. */
export function canRetry({ delivery: { state } }: Pick<OutboxEntry, 'delivery'>, isBehind: boolean): boolean {
  if (state === 'queued') return !isBehind
  return state === 'failed' || state === 'uncertain'
}
