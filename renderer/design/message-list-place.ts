/** The two ends of what was drawn last. */
export type Place = Readonly<{ firstKey: string | undefined; lastKey: string | undefined }>

/** No item: the place of the newest is found by scrolling. */
export const NEWEST = -1

/**
 * How many items came in above and below since `known`. A list that shares nothing with it is a new beginning: nothing was added.
 * @param keys of all items, oldest first
 */
export function arrivals({ firstKey, lastKey }: Place, keys: readonly string[]): Readonly<{ prepended: number; appended: number }> {
  const first = firstKey === undefined ? -1 : keys.indexOf(firstKey)
  const last = lastKey === undefined ? -1 : keys.lastIndexOf(lastKey)
  return { prepended: Math.max(0, first), appended: last < 0 ? 0 : keys.length - 1 - last }
}
