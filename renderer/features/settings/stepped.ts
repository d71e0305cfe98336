/** The list with one item a step further up (-1) or down (1); null when it stands at that end already. */
export function stepped<T>(items: readonly T[], item: T, by: -1 | 1): readonly T[] | null {
  const from = items.indexOf(item)
  const to = from + by
  if (from < 0 || to < 0 || to >= items.length) return null
  const rest = items.filter(other => other !== item)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}
