import type { QueryClient } from '@tanstack/react-query'

/** Asked again at most this often, in milliseconds, however many changes come. */
export const EVERY_MS = 150
/** The longest rest of a key whose questions all fail, in milliseconds: it doubles from `EVERY_MS` with each round. */
export const FAILING_MS = 16 * EVERY_MS
/** A question that is not answered by then holds up no other. */
const PATIENCE_MS = 5_000

export type RefresherNeeds = Readonly<{ client: QueryClient; wait: (ms: number) => Promise<void> }>
/** Has every query whose key begins so asked again: what is on screen at once, the rest when it is shown. */
export type Refresh = (...queryKey: readonly string[]) => void

/**
 * Follows storms of changes without drowning in them. Per key: the first change asks at once; those that come before the
 * answer, or before the rest is over, are followed by asking once more. A slow question is never begun anew by the next
 * change, which could go on for ever, and what changed while it was under way is not missed. Where every question fails, a
 * storm must not become a storm of questions: each round rests longer, and the first good answer ends that.
 *
 *   quiet --change--> asking and resting --both over--> quiet, or asking again when something changed meanwhile
 */
export function createRefresher({ client, wait }: RefresherNeeds): Refresh {
  /** Keys that are being asked for, and whether they are wanted again. */
  const busy = new Map<string, boolean>()

  function isFailing(queryKey: readonly string[]): boolean {
    const shown = client.getQueryCache().findAll({ queryKey, type: 'active' })
    return shown.length > 0 && shown.every(({ state }) => state.status === 'error')
  }

  async function run(name: string, queryKey: readonly string[]): Promise<void> {
    let restMs = EVERY_MS
    do {
      // An answer that was already on its way may be older than the change.
      busy.set(name, client.isFetching({ queryKey }) > 0)
      const asked = client.invalidateQueries({ queryKey }, { cancelRefetch: false })
      await Promise.all([Promise.race([asked, wait(PATIENCE_MS)]), wait(EVERY_MS)])
      restMs = isFailing(queryKey) ? Math.min(2 * restMs, FAILING_MS) : EVERY_MS
      if (restMs > EVERY_MS) await wait(restMs - EVERY_MS)
    } while (busy.get(name) === true)
    busy.delete(name)
  }

  return (...queryKey) => {
    const name = JSON.stringify(queryKey)
    if (busy.has(name)) busy.set(name, true)
    else void run(name, queryKey)
  }
}
