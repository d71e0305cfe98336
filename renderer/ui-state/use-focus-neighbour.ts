import { useEffect, useRef, type FocusEvent, type RefObject } from 'react'

/** The lanes stand behind the rail, so that the last one is where the person is. */
const WHERE_ONE_IS = 'nav [aria-current]'

type FocusNeighbour<Element extends HTMLElement> = Readonly<{ ref: RefObject<Element | null>; onFocus: (event: FocusEvent<Element>) => void }>

/**
 * For a list whose items leave, or lose their buttons, by their own doing: when what had the focus is gone, the item in its
 * place takes it, or the lane that leads here when nothing is left. Not a button of it, which a second press would set off.
 * Spread it onto the list element; its items carry a `tabIndex`.
 * @param keys what tells the items and their buttons apart, in the order in which they stand
 */
export function useFocusNeighbour<Element extends HTMLElement>(keys: readonly string[]): FocusNeighbour<Element> {
  const ref = useRef<Element>(null)
  const last = useRef<number | null>(null)
  const about = keys.join('\n')
  const seen = useRef(about)
  useEffect(() => {
    if (seen.current === about) return
    seen.current = about
    // A question that closes gives the focus back first, and may find nobody there.
    const frame = requestAnimationFrame(() => {
      if (last.current === null || document.activeElement !== document.body) return
      const items = [...(ref.current?.children ?? [])].filter(item => item instanceof HTMLElement)
      const next = items[Math.min(last.current, items.length - 1)] ?? [...document.querySelectorAll<HTMLElement>(WHERE_ONE_IS)].at(-1)
      next?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [about])
  return {
    ref,
    onFocus: ({ target, currentTarget }) => {
      last.current = [...currentTarget.children].findIndex(item => item.contains(target))
    },
  }
}
