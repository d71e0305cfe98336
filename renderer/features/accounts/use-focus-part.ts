import { useEffect, useRef, type RefObject } from 'react'

const CONTROLS = '[role="radio"][aria-checked="true"], [role="radio"], [role="checkbox"], [role="combobox"], input:not([aria-hidden="true"]), textarea, button'

/**
 * Moves the focus into one part of a form, its `data-part`, each time `times` rises; `first` is the first control there is.
 * What is already open when the form appears keeps the focus that its dialog gives it.
 */
export function useFocusPart(place: RefObject<HTMLElement | null>, { part, times }: Readonly<{ part: string | null; times: number }>): void {
  const seen = useRef(times)
  useEffect(() => {
    if (seen.current === times) return
    seen.current = times
    if (part === null) return
    const within = part === 'first' ? place.current : place.current?.querySelector(`[data-part="${CSS.escape(part)}"]`)
    within?.querySelector<HTMLElement>(CONTROLS)?.focus()
  }, [place, part, times])
}
