import { useEffect, useRef, useState, type RefObject } from 'react'

/** What is filled in comes before what is only pressed; of a choice, what is chosen. */
const CONTROLS = ['[role="radio"][aria-checked="true"], [role="radio"][tabindex="0"], [role="checkbox"], [role="combobox"], input:not([aria-hidden="true"])', 'button'] as const

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
    controlIn(part === 'first' ? place.current : place.current?.querySelector(`[data-part="${CSS.escape(part)}"]`))?.focus()
  }, [place, part, times])
}

/** For a dialog's `initialFocus`: what a person fills in first, looked for at the moment when it is wanted. */
export function useFirstControl(place: RefObject<HTMLElement | null>): RefObject<HTMLElement | null> {
  const [first] = useState(() => ({
    get current() {
      return controlIn(place.current)
    },
  }))
  return first
}

function controlIn(within: Element | null | undefined): HTMLElement | null {
  for (const controls of CONTROLS) {
    const control = within?.querySelector<HTMLElement>(controls)
    if (control !== null && control !== undefined) return control
  }
  return null
}
