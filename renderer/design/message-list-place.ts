/** The two ends of what was drawn last, and what came since. */
export type Place = Readonly<{
  firstKey: string | undefined
  lastKey: string | undefined
  /** The last change came in above: what is in sight must not move. */
  isShifted: boolean
  /** Arrivals below since the reader left the end. */
  unseen: number
}>

/** A place at which nothing has happened yet. */
export function placeOf(keys: readonly string[]): Place {
  return { firstKey: keys[0], lastKey: keys.at(-1), isShifted: false, unseen: 0 }
}

/**
 * The place after the list became `keys` (oldest first); the same object when both ends are where they were.
 * A list that shares nothing with the last one is a new beginning.
 */
export function moved(from: Place, keys: readonly string[], isAtEnd: boolean): Place {
  const now = placeOf(keys)
  if (now.firstKey === from.firstKey && now.lastKey === from.lastKey) return from
  const first = from.firstKey === undefined ? -1 : keys.indexOf(from.firstKey)
  const last = from.lastKey === undefined ? -1 : keys.lastIndexOf(from.lastKey)
  if (first < 0 && last < 0) return now
  const appended = last < 0 ? 0 : keys.length - 1 - last
  return { ...now, isShifted: first > 0, unseen: isAtEnd ? 0 : from.unseen + appended }
}
