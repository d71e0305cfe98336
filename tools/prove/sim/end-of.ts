import { spoken } from '#main/outbox/testing/a-provider-account.ts'
import type { HistoryLine } from '#main/outbox/testing/history.ts'
import type { OutboxRow } from '#main/store/store.ts'

/** What became of a row, for its history; null for a value, which may be set as often as one likes. */
export function endOf({ entry, clientId }: OutboxRow): Extract<HistoryLine, { type: 'end' }> | null {
  const { id, intent, delivery, accountId, conversationId, order } = entry
  if (intent.kind !== 'reply' && intent.kind !== 'note' && intent.kind !== 'file') return null
  return {
    type: 'end', row: id, clientId, order,
    meant: { accountId, conversationId, kind: intent.kind === 'note' ? 'note' : 'reply', text: intent.kind === 'file' ? spoken(intent.file) : intent.text },
    state: delivery.state, serverId: delivery.state === 'sent' ? delivery.remoteId : null,
  }
}
