import { z } from 'zod'
import { AccountId, ConversationId } from '#app/domain/ids.ts'
import { Delivery, Intent } from '#app/domain/outbox-entry.ts'
import { MAX_QUARANTINED_TEXT, type QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { EpochMs } from '#app/domain/time.ts'
import { StoredOutboxRow } from './outbox-row.ts'
import { json } from './rows.ts'

const Place = z.number().int().positive()
const Readable = z.object({
  key: Place,
  account_id: AccountId.nullable().catch(null),
  conversation_id: ConversationId.nullable().catch(null),
  place: Place.nullable().catch(null),
  created_at: EpochMs.nullable().catch(null),
  intent: z.string().catch(''),
  state: z.string().catch(''),
  delivery: z.string().catch(''),
})
const Worded = json(z.object({ text: z.string() }))

/** The state of a row whose column said that it is done with, and whose delivery did not (`bring-to-light.ts`). */
export const CONTRADICTED = 'contradicted'

/** What can be told of a row of `outbox` that does not parse; null for one that does. Never throws. */
export function toQuarantined(row: unknown): QuarantinedEntry | null {
  if (StoredOutboxRow.safeParse(row).success) return null
  const readable = Readable.safeParse(row)
  if (!readable.success) return null
  const { key, account_id: accountId, conversation_id: conversationId, place: order, created_at: writtenAt, intent, state, delivery } = readable.data
  return { key, accountId, conversationId, order, writtenAt, text: wordsOf(intent), mayHaveLeft: state === CONTRADICTED || mayHaveLeft(delivery), why: whyOf(intent, delivery) }
}

function wordsOf(intent: string): string {
  const worded = Worded.safeParse(intent)
  return (worded.success ? worded.data.text : intent).slice(0, MAX_QUARANTINED_TEXT)
}

/** What is queued, or was refused, or whose bytes are still leaving, is provably not there. */
const NOT_THERE: ReadonlySet<Delivery['state']> = new Set(['queued', 'failed', 'uploading'])

function mayHaveLeft(delivery: string): boolean {
  const parsed = json(Delivery).safeParse(delivery)
  return !parsed.success || !NOT_THERE.has(parsed.data.state)
}

function whyOf(intent: string, delivery: string): QuarantinedEntry['why'] {
  if (!json(Intent).safeParse(intent).success) return 'intent'
  return json(Delivery).safeParse(delivery).success ? 'row' : 'delivery'
}
