import { Popover as Base } from '@base-ui/react/popover'
import { useRef, type ReactNode } from 'react'
import css from './layer.module.css'

type CardBesideProps = Readonly<{
  /** What it stands beside; a press on it is its own business, so that it can close what it has opened. */
  beside: HTMLElement
  title: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  onClose: () => void
  children: ReactNode
}>

/** A popover for an element that somebody else has drawn. Escape or a press elsewhere closes it and returns to that element. */
export function CardBeside({ beside, title, side = 'bottom', onClose, children }: CardBesideProps) {
  const body = useRef<HTMLDivElement>(null)
  return (
    <Base.Root
      open
      onOpenChange={(isOpen, { event, reason }) => {
        const isOnIt = reason === 'outside-press' && event.target instanceof Node && beside.contains(event.target)
        if (!isOpen && !isOnIt) onClose()
      }}
    >
      <Base.Portal>
        <Base.Positioner className={css.positioner} anchor={beside} side={side} align="start" sideOffset={6} collisionPadding={8}>
          <Base.Popup ref={body} className={css.card} initialFocus={body} finalFocus={() => beside}>
            <Base.Title className={css.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
