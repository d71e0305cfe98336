import type { OutboxEntryId } from '#app/domain/ids.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'

/** Nobody types that slowly: whoever gave no sign for this long has gone, and what he wrote before is waited for. */
export const EDIT_WITHOUT_A_SIGN_MS = 10 * MINUTE_MS

/**
 * Which entries a person is rewriting. Such an entry does not begin to leave, nor does what stands behind it in its lane. In
 * memory only: after a new start nobody has one open. Counted by the time that really passed, whatever the clock is set to.
 */
export type Edits = Readonly<{
  /** One is opened, or its person gives a sign of himself. */
  begin(id: OutboxEntryId): void
  end(id: OutboxEntryId): void
  /** How long the entry is held still, in milliseconds; 0 = it is not. */
  leftMs(id: OutboxEntryId): number
  /** How many are remembered. */
  size(): number
}>

export function createEdits({ uptime }: Pick<Clock, 'uptime'>): Edits {
  const lastSigns = new Map<OutboxEntryId, number>()
  return {
    begin: id => void lastSigns.set(id, uptime()),
    end: id => void lastSigns.delete(id),
    leftMs(id) {
      const lastSign = lastSigns.get(id)
      return lastSign === undefined ? 0 : Math.max(0, lastSign + EDIT_WITHOUT_A_SIGN_MS - uptime())
    },
    size: () => lastSigns.size,
  }
}
