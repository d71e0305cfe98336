import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import css from './layer.module.css'

type MenuProps = Readonly<{
  /** The button that opens it, e.g. <IconButton icon="more" label="More" />. */
  trigger: ReactElement
  side?: 'top' | 'right' | 'bottom' | 'left'
  align?: 'start' | 'center' | 'end'
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  /** MenuItem, MenuCheckItem, MenuChoice, MenuGroup, MenuSeparator, SubMenu. */
  children: ReactNode
}>

/** A menu button: arrows move, letters jump, Escape closes and returns to the button. */
export function Menu({ trigger, side = 'bottom', align = 'start', open, onOpenChange, children }: MenuProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange && { onOpenChange: (isOpen: boolean) => onOpenChange(isOpen) })}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={css.positioner} side={side} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={css.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Groups items under a quiet heading. */
export function MenuGroup({ label, children }: Readonly<{ label?: string | undefined; children: ReactNode }>) {
  return (
    <Base.Group className={css.group}>
      {label && <Base.GroupLabel className={css.groupLabel}>{label}</Base.GroupLabel>}
      {children}
    </Base.Group>
  )
}

export function MenuSeparator() {
  return <Base.Separator className={css.separator} />
}
