import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { Delivery, OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { OutboxRow, OutboxTable } from '#main/store/store.ts'
import { laneOf } from './lanes.ts'

/** Who is in which lane, so that a step in one lane reads that lane and not the whole outbox. Only names: the rows are on disk. */
export type Roster = Readonly<{
  /** Takes an entry in, or out when it is sent or discarded. */
  enrol(entry: OutboxEntry): void
  /** The rows of a lane as they stand, none of them sent or discarded. */
  rowsOf(lane: string): Promise<readonly OutboxRow[]>
}>

export function createRoster(outbox: Pick<OutboxTable, 'get'>): Roster {
  const members = new Map<string, Set<OutboxEntryId>>()

  function leave(lane: string, id: OutboxEntryId): void {
    const ids = members.get(lane)
    ids?.delete(id)
    if (ids?.size === 0) members.delete(lane)
  }

  return {
    enrol(entry) {
      const lane = laneOf(entry)
      if (isOpen(entry.delivery)) members.set(lane, (members.get(lane) ?? new Set()).add(entry.id))
      else leave(lane, entry.id)
    },
    async rowsOf(lane) {
      const rows: OutboxRow[] = []
      for (const id of Array.from(members.get(lane) ?? [])) {
        const row = await outbox.get(id)
        // Gone with its account. One by one, since somebody may enrol while we read.
        if (row === null) leave(lane, id)
        else if (isOpen(row.entry.delivery)) rows.push(row)
      }
      return rows
    },
  }
}

const isOpen = ({ state }: Delivery) => state !== 'sent' && state !== 'discarded'
