import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { VisuallyHidden } from './visually-hidden.tsx'

export type Urgency = 'polite' | 'assertive'

/** Says a sentence to screen readers. Assertive interrupts and is only for "not sent". */
export type Announce = (text: string, urgency?: Urgency) => void

type Saying = Readonly<{ key: number; text: string }>

const KEPT = 4
const Announcer = createContext<Announce>(() => {})

/** The two live regions of a window; DesignProvider has it already. Each sentence is a new element, so a repeated one is read again. */
export function LiveRegion({ children }: Readonly<{ children: ReactNode }>) {
  const [polite, setPolite] = useState<readonly Saying[]>([])
  const [assertive, setAssertive] = useState<readonly Saying[]>([])
  const nextKey = useRef(0)
  const announce = useMemo<Announce>(
    () =>
      (text, urgency = 'polite') => {
        nextKey.current += 1
        const saying = { key: nextKey.current, text }
        const add = urgency === 'polite' ? setPolite : setAssertive
        add(said => [...said.slice(1 - KEPT), saying])
      },
    [],
  )
  return (
    <Announcer value={announce}>
      {children}
      <VisuallyHidden>
        <span role="status" aria-atomic={false}>
          {polite.map(saying => (
            <span key={saying.key}>{saying.text}</span>
          ))}
        </span>
        <span role="alert" aria-atomic={false}>
          {assertive.map(saying => (
            <span key={saying.key}>{saying.text}</span>
          ))}
        </span>
      </VisuallyHidden>
    </Announcer>
  )
}

export function useAnnounce(): Announce {
  return useContext(Announcer)
}
