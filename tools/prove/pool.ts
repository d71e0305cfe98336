/** Runs all, at most so many at the same time, in their order. */
export async function pool(works: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  const waiting = [...works]
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next()
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
}
