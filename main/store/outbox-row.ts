import { z } from 'zod'
import { AccountId, areOfOneAccount, ConversationId, OperatorId, OutboxEntryId } from '#app/domain/ids.ts'
import { Delivery, Intent, OutboxEntry } from '#app/domain/outbox-entry.ts'
import { EpochMs } from '#app/domain/time.ts'
import { Flag, json } from './rows.ts'
import type { OutboxRow } from './store.ts'

const OutboxColumns = z
  .object({
    id: OutboxEntryId,
    account_id: AccountId,
    conversation_id: ConversationId,
    operator_id: OperatorId.nullable(),
    place: OutboxEntry.unwrap().shape.order,
    intent: json(Intent),
    state: z.string(),
    delivery: json(Delivery),
    attempts: OutboxEntry.unwrap().shape.attempts,
    client_id: z.string(),
    is_watermark_known: Flag,
    watermark: z.string().nullable(),
    first_sent_at: EpochMs.nullable(),
    created_at: EpochMs,
  })
  // The column is there for SQL alone: where it says otherwise, one of the two is damaged.
  .refine(({ state, delivery }) => state === delivery.state)
  // Whose account, to whom, by whom and whose colleague: where one of them is of another account, it must not leave at all.
  .refine(row => areOfOneAccount([row.account_id, row.conversation_id, row.operator_id, ...namedIn(row.intent)]))
  .transform((row): OutboxRow => ({
    entry: {
      id: row.id,
      accountId: row.account_id,
      conversationId: row.conversation_id,
      operatorId: row.operator_id,
      intent: row.intent,
      delivery: row.delivery,
      order: row.place,
      attempts: row.attempts,
      mayHaveArrived: row.first_sent_at !== null,
      createdAt: row.created_at,
    },
    clientId: row.client_id,
    ...(row.is_watermark_known ? { watermark: row.watermark } : {}),
    firstSentAt: row.first_sent_at,
  }))

/** One row of `outbox` at gate 3. Compiled, since each is read at every step that it takes. */
export const StoredOutboxRow = z.compile(OutboxColumns)

const namedIn = (intent: Intent) => (intent.kind === 'assign' ? [intent.operatorId, intent.groupId] : [])

/** What still wants something: SQL that the partial index `outbox_open` answers. */
export const IS_OPEN = `state NOT IN ('sent', 'discarded')`
