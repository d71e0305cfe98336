import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './kbd.tsx'
import css from './tooltip.module.css'

type TooltipProps = Readonly<{
  /** The words; a control without words of its own still needs its aria-label. */
  label: ReactNode
  shortcut?: string | undefined
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** The one element that is explained; it receives the handlers. */
  children: ReactElement
}>

/** Appears on hover and on keyboard focus, leaves with Escape. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root onOpenChange={letEscapeThrough}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className={css.positioner}>
          <Base.Popup className={css.popup}>
            <span>{label}</span>
            {shortcut && <Kbd keys={shortcut} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** A tooltip goes with Escape, but that key belongs to the layer around it as well: a dialog must not need it twice. */
function letEscapeThrough(_isOpen: boolean, details: Base.Root.ChangeEventDetails) {
  if (details.reason === 'escape-key') details.allowPropagation()
}
