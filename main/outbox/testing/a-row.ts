import { outboxEntryId } from '#app/domain/ids.ts'
import { MessageText, NoteText, type Delivery, type Intent, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import type { OutboxRow } from '#main/store/store.ts'
import { ACCOUNT, anAttachment, CONVERSATION, START } from '#main/testing/builders.ts'

export const aReplyOf = (text = 'Hello'): Intent => ({ kind: 'reply', text: MessageText.parse(text) })
export const aNoteOf = (text = 'Hello'): Intent => ({ kind: 'note', text: NoteText.parse(text) })
export const aFileOf = (uploaded: string | null = null): Intent => ({ kind: 'file', file: anAttachment(), uploaded })
export const A_WISH: Intent = { kind: 'status', status: 'resolved' }

/** One delivery of every state, in the middle of things. */
export const STATES = {
  queued: { state: 'queued', notBefore: START, lastFailure: null },
  sending: { state: 'sending', since: START },
  checking: { state: 'checking', since: START, nextCheckAt: epochMs(START + 1_000), failure: { kind: 'offline' } },
  uncertain: { state: 'uncertain', failure: { kind: 'offline' } },
  failed: { state: 'failed', failure: { kind: 'rejected', reason: 'no' } },
  sent: { state: 'sent', at: START, remoteId: 'r1' },
  discarded: { state: 'discarded', at: START },
  uploading: { state: 'uploading', since: START },
} as const satisfies { [S in Delivery['state']]: Extract<Delivery, { state: S }> }

/** A row of the outbox, a queued reply unless told. */
export function aRow({ row = {}, ...said }: Partial<OutboxEntry> & Readonly<{ row?: Partial<Omit<OutboxRow, 'entry'>> }> = {}): OutboxRow {
  return {
    entry: {
      id: outboxEntryId(`row-${said.order ?? 1}`), accountId: ACCOUNT, conversationId: CONVERSATION, operatorId: null,
      intent: aReplyOf(), delivery: STATES.queued, order: 1, attempts: 0, mayHaveArrived: false, createdAt: START,
      ...said,
    },
    clientId: '176760000000001', firstSentAt: null,
    ...row,
  }
}
