import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Enqueue } from './enqueue.ts'
import { isItem } from './intents.ts'
import type { OutboxStore } from './ledger.ts'

export type PutBackNeeds = Readonly<{ store: Pick<OutboxStore, 'outbox'>; enqueue: Pick<Enqueue, 'again'> }>

const MOVED_ON = fail({ kind: 'declined', cause: 'movedOn' })

/**
 * Asks again for what was discarded, as a new entry. Whoever asks once more for the same is answered with that entry as
 * it stands: two would be two messages. Kept in mind only, as the offer to put it back is.
 */
export function createPutBack({ store, enqueue }: PutBackNeeds): (id: OutboxEntryId) => Promise<Result<OutboxEntry>> {
  const asked = new Map<OutboxEntryId, Promise<Result<OutboxEntry>>>()

  async function again(id: OutboxEntryId): Promise<Result<OutboxEntry>> {
    const row = await store.outbox.get(id)
    if (row === null) return fail({ kind: 'notFound' })
    const { delivery, intent, mayHaveArrived } = row.entry
    if (delivery.state !== 'discarded' || (isItem(intent) && mayHaveArrived)) return MOVED_ON
    return enqueue.again(row.entry)
  }

  async function once(id: OutboxEntryId): Promise<Result<OutboxEntry>> {
    try {
      const put = await again(id)
      if (!put.ok) asked.delete(id)
      return put
    } catch (error) {
      asked.delete(id)
      throw error
    }
  }

  return async id => {
    const before = asked.get(id)
    if (before === undefined) {
      const first = once(id)
      asked.set(id, first)
      return first
    }
    const put = await before
    const row = put.ok ? await store.outbox.get(put.value.id) : null
    if (!put.ok) return put
    return row === null || row.entry.delivery.state === 'discarded' ? MOVED_ON : ok(row.entry)
  }
}
