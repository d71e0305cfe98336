/** A limited number of places for each key; whoever finds none waits, first come, first served. */
export type Berths = Readonly<{
  /** Answers, when there is a place, with the function that gives it back. */
  take(key: string): Promise<() => void>
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

  return {
    async take(key) {
      const count = taken.get(key) ?? 0
      if (count < limit) taken.set(key, count + 1)
      else await new Promise<void>(resolve => waiting.set(key, [...(waiting.get(key) ?? []), resolve]))
      return () => leave(key)
    },
  }
}
