import { assertNever } from '#app/assert-never.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'

/** Whether new words can still take the place of the old ones, and if not, what became of the old ones. */
export type EditStanding = 'held' | 'leaving' | 'mayHaveLeft' | 'left'

/** @param now the entry as it stands in the outbox; null = it is not there any more */
export function editStanding(now: Pick<OutboxEntry, 'delivery' | 'mayHaveArrived'> | null): EditStanding {
  if (now === null) return 'left'
  const { state } = now.delivery
  switch (state) {
    case 'queued':
    case 'failed':
      return now.mayHaveArrived ? 'mayHaveLeft' : 'held'
    case 'uploading':
    case 'sending':
      return 'leaving'
    case 'checking':
    case 'uncertain':
      return 'mayHaveLeft'
    case 'sent':
    case 'discarded':
      return 'left'
    default:
      return assertNever(state)
  }
}
