import { useEffect, useRef } from 'react'

/** Where the focus goes, the closest first: the list of sections one is in, the place one is at, anything at all. */
const PLACES = ['main nav [aria-current]', 'nav [aria-current]', 'nav button', 'main button'] as const

/** For what leaves by its own doing, such as a button that mends what it complains about: the focus goes on, and never nowhere. */
export function useFocusHandOver(): void {
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      requestAnimationFrame(() => {
        if (!isHere.current && document.activeElement === document.body) firstOf(PLACES)?.focus()
      })
    }
  }, [])
}

function firstOf(places: readonly string[]): HTMLElement | null {
  for (const place of places) {
    const found = document.querySelector<HTMLElement>(place)
    if (found !== null) return found
  }
  return null
}
