import { assertNever } from '#app/assert-never.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { Delivery, OutboxEntry } from '#app/domain/outbox-entry.ts'

/**
 * A change of the conversation itself that the service is not known to have. `leaving`: it goes now. `waiting`: the
 * network, or what was asked for before it, holds it back. `failed`: a person decides, in the outbox.
 */
export type OpenWish = Readonly<{ what: 'status' | 'assign' | 'segments'; state: 'leaving' | 'waiting' | 'failed' }>

/** What the head of a thread must not show as done. Read marks are nobody else's concern, and messages stand in the thread. */
export function openWishes(entries: readonly OutboxEntry[], of: ConversationId): readonly OpenWish[] {
  return entries.flatMap(({ conversationId, intent: { kind }, delivery }) => {
    if (conversationId !== of) return []
    if (kind === 'reply' || kind === 'note' || kind === 'file' || kind === 'read') return []
    const state = stateOf(delivery.state)
    return state === null ? [] : [{ what: kind, state }]
  })
}

function stateOf(state: Delivery['state']): OpenWish['state'] | null {
  switch (state) {
    case 'queued':
      return 'waiting'
    case 'uploading':
    case 'sending':
    case 'checking':
      return 'leaving'
    case 'uncertain':
    case 'failed':
      return 'failed'
    case 'sent':
    case 'discarded':
      return null
    default:
      return assertNever(state)
  }
}
