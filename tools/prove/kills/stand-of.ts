import type { OutboxRow } from '#main/store/store.ts'
import type { RemovedRow } from './orders.ts'

/** How a row stands now. */
export function standOf({ entry: { id, delivery, order }, clientId }: OutboxRow): RemovedRow {
  return { row: id, clientId, order, state: delivery.state, serverId: delivery.state === 'sent' ? delivery.remoteId : null }
}
