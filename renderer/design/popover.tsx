import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import css from './layer.module.css'

type PopoverProps = Readonly<{
  trigger: ReactElement
  /** Its heading, or its name only when titleHidden. */
  title: string
  titleHidden?: boolean
  side?: 'top' | 'right' | 'bottom' | 'left'
  align?: 'start' | 'center' | 'end'
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  children: ReactNode
}>

/** A small place that floats beside its button; Escape or a press elsewhere closes it and returns to the button. */
export function Popover({ trigger, title, titleHidden = false, side = 'bottom', align = 'start', open, onOpenChange, children }: PopoverProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange && { onOpenChange: (isOpen: boolean) => onOpenChange(isOpen) })}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={css.positioner} side={side} align={align} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={css.popover} {...(titleHidden && { 'aria-label': title })}>
            {!titleHidden && <Base.Title className={css.title}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
