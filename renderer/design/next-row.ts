const PAGE = 10

/**
 * Where a key leads in a list with one tab stop, or null when the key means nothing there.
 * @param count number of rows; with none there is nowhere to go
 */
export function nextRow(key: string, from: number, count: number): number | null {
  const wish = wishOf(key, from, count)
  return wish === null || count === 0 ? null : Math.min(count - 1, Math.max(0, wish))
}

function wishOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + PAGE
    case 'PageUp':
      return from - PAGE
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
