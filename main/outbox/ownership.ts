import type { Result } from '#app/result.ts'
import type { OutboxTable } from '#main/store/store.ts'

/**
 * The same table, which tells, once, when a write finds that a later start of the app owns the outbox. Nothing is claimed
 * after that, and what is not claimed does not leave: two instances never send from one outbox.
 */
export function watchOwnership(outbox: OutboxTable, onTakenOver: () => void): OutboxTable {
  let isOurs = true
  const watched = <Args extends readonly unknown[], T>(write: (...args: Args) => Promise<Result<T>>) => async (...args: Args): Promise<Result<T>> => {
    const written = await write(...args)
    if (isOurs && !written.ok && written.failure.kind === 'takenOver') {
      isOurs = false
      onTakenOver()
    }
    return written
  }
  const { add, move, edit, discardQuarantined } = outbox
  return { ...outbox, add: watched(add), move: watched(move), edit: watched(edit), discardQuarantined: watched(discardQuarantined) }
}
