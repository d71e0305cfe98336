import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Checking } from './read-back.ts'

/**
 * How long what is in doubt has still to wait. Rows say it in hours of the wall, which somebody may set while we wait: set
 * forward, the grace would end early and what the service stores late would go twice. So it is counted by the time that
 * really passed, from the moment that a wait was first seen.
 */
export type DueLooks = Readonly<{
  /** Milliseconds until this look is due; 0 or less = it is. */
  leftMs(id: OutboxEntryId, checking: Checking): number
  /** Nobody looks for it any more. */
  forget(id: OutboxEntryId): void
  /** How many waits are remembered. */
  size(): number
}>

type Wait = Readonly<{ nextCheckAt: number; dueAt: number }>

export function createDueLooks(clock: Pick<Clock, 'now' | 'uptime'>): DueLooks {
  const waits = new Map<OutboxEntryId, Wait>()
  return {
    leftMs(id, { nextCheckAt }) {
      const known = waits.get(id)
      const wait = known?.nextCheckAt === nextCheckAt ? known : { nextCheckAt, dueAt: clock.uptime() + nextCheckAt - clock.now() }
      waits.set(id, wait)
      return wait.dueAt - clock.uptime()
    },
    forget: id => void waits.delete(id),
    size: () => waits.size,
  }
}
