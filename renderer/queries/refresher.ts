import type { QueryClient } from '@tanstack/react-query'

/** Asked again at most this often, in milliseconds, however many changes come. */
export const EVERY_MS = 150
/** A question that is not answered by then holds up no other. */
const PATIENCE_MS = 5_000

export type RefresherNeeds = Readonly<{ client: QueryClient; wait: (ms: number) => Promise<void> }>
/** Has every query whose key begins so asked again: what is on screen at once, the rest when it is shown. */
export type Refresh = (...queryKey: readonly string[]) => void

/**
 * Follows storms of changes without drowning in them. Per key: the first change asks at once; those that come before the
 * answer, or before the rest is over, are followed by asking once more. A slow question is never begun anew by the next
 * change, which could go on for ever, and what changed while it was under way is not missed.
 *
 *   quiet --change--> asking and resting --both over--> quiet, or asking again when something changed meanwhile
 */
export function createRefresher({ client, wait }: RefresherNeeds): Refresh {
  /** Keys that are being asked for, and whether they are wanted again. */
  const busy = new Map<string, boolean>()

  async function run(name: string, queryKey: readonly string[]): Promise<void> {
    do {
      // An answer that was already on its way may be older than the change.
      busy.set(name, client.isFetching({ queryKey }) > 0)
      const asked = client.invalidateQueries({ queryKey }, { cancelRefetch: false })
      await Promise.all([Promise.race([asked, wait(PATIENCE_MS)]), wait(EVERY_MS)])
    } while (busy.get(name) === true)
    busy.delete(name)
  }

  return (...queryKey) => {
    const name = JSON.stringify(queryKey)
    if (busy.has(name)) busy.set(name, true)
    else void run(name, queryKey)
  }
}
