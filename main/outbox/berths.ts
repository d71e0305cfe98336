/** A limited number of places for each key; whoever finds none waits, first come, first served. */
export type Berths = Readonly<{
  /** Answers, when there is a place, with the function that gives it back; null when the signal aborts before there is one. */
  take(key: string, signal?: AbortSignal): Promise<(() => void) | null>
}>

export function createBerths(limit: number): Berths {
  const taken = new Map<string, number>()
  const waiting = new Map<string, (() => void)[]>()

  function leave(key: string): void {
    const next = waiting.get(key)?.shift()
    if (next !== undefined) return next()
    const left = (taken.get(key) ?? 1) - 1
    if (left > 0) taken.set(key, left)
    else taken.delete(key)
    waiting.delete(key)
  }

  function inLine(key: string, signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise(resolve => {
      const mine = () => resolve(true)
      waiting.set(key, [...(waiting.get(key) ?? []), mine])
      signal?.addEventListener('abort', () => {
        waiting.set(key, (waiting.get(key) ?? []).filter(other => other !== mine))
        resolve(false)
      }, { once: true })
    })
  }

  return {
    async take(key, signal) {
      const count = taken.get(key) ?? 0
      if (count < limit) taken.set(key, count + 1)
      else if (!(await inLine(key, signal))) return null
      return () => leave(key)
    },
  }
}
