import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { Failure } from '#app/failure.ts'
import type { Log } from '#main/log/log.ts'
import type { OutboxTable } from '#main/store/store.ts'

export type DiskHoldsNeeds = Readonly<{
  outbox: Pick<OutboxTable, 'get' | 'open'>
  /** Whoever shows this entry should look again. */
  tell(entry: OutboxEntry): void
  log: Log
}>

/**
 * Entries whose next step the disk does not take. Kept in memory only: a disk that takes nothing does not take this either.
 * One disk is everybody's, so whatever waits without a reason of its own waits for it.
 */
export type DiskHolds = Readonly<{
  put(id: OutboxEntryId, failure: Failure): void
  /** The disk took it, or there is nothing to take any more. */
  lift(id: OutboxEntryId): void
  /** The entry, with why it stands still. */
  shown(entry: OutboxEntry): OutboxEntry
}>

export function createDiskHolds({ outbox, tell, log }: DiskHoldsNeeds): DiskHolds {
  const held = new Map<OutboxEntryId, Failure>()

  const tellAll = async () => (await outbox.open()).forEach(({ entry }) => tell(entry))

  async function tellOf(id: OutboxEntryId): Promise<void> {
    const row = await outbox.get(id)
    if (row !== null) tell(row.entry)
  }

  function inBackground(telling: Promise<void>): void {
    telling.catch((error: unknown) => log.bug('telling of a disk that takes nothing', error))
  }

  return {
    put(id, failure) {
      const before = held.get(id)
      if (before?.kind === failure.kind) return
      const isFirst = held.size === 0
      held.set(id, failure)
      // Once, and not every few seconds for as long as it lasts: a log needs room as well.
      if (isFirst) log.warn('the outbox cannot be written', { failure: failure.kind })
      inBackground(isFirst ? tellAll() : tellOf(id))
    },
    lift(id) {
      if (!held.delete(id)) return
      const isOver = held.size === 0
      if (isOver) log.info('the outbox can be written again', {})
      inBackground(isOver ? tellAll() : tellOf(id))
    },
    shown(entry) {
      const failure = held.get(entry.id) ?? (waitsForNothing(entry) ? [...held.values()].at(-1) : undefined)
      return failure === undefined ? entry : { ...entry, heldByDisk: failure }
    },
  }
}

const waitsForNothing = ({ delivery }: OutboxEntry): boolean => delivery.state === 'queued' && delivery.lastFailure === null
