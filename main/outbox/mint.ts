import { outboxEntryId, type OutboxEntryId } from '#app/domain/ids.ts'
import type { Clock } from '#main/clock/clock.ts'
import { uuidV7 } from './uuid-v7.ts'

/** Makes the names of new entries. */
export type Mint = Readonly<{
  entryId(): OutboxEntryId
  /**
   * Our mark on a message: 15 digits, `now * 100 + 0…99`, as the services' own clients make them.
   * @param taken marks that the conversation has seen: a clock that was set back must not bring one of them again
   */
  clientId(taken: ReadonlySet<string>): string
}>

export function createMint({ clock, random }: Readonly<{ clock: Clock; random: () => number }>): Mint {
  let last = 0
  return {
    entryId: () => outboxEntryId(uuidV7(clock.now(), random)),
    clientId(taken) {
      do last = Math.max(last + 1, clock.now() * 100 + Math.floor(random() * 100))
      while (taken.has(String(last)))
      return String(last)
    },
  }
}
