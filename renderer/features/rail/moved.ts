/** The list with `item` standing at `index`; the rest keeps its order. */
export function moved<T>(items: readonly T[], item: T, index: number): T[] {
  const rest = items.filter(other => other !== item)
  const place = Math.min(Math.max(index, 0), rest.length)
  return [...rest.slice(0, place), item, ...rest.slice(place)]
}
