import { ContextMenu as Base } from '@base-ui/react/context-menu'
import type { ReactElement, ReactNode } from 'react'
import css from './layer.module.css'

type ContextMenuProps = Readonly<{
  /** The one element that has the menu; it receives the handlers. */
  children: ReactElement
  /** MenuItem, MenuCheckItem, MenuChoice, MenuGroup, MenuSeparator, SubMenu. */
  menu: ReactNode
}>

/** A menu at the pointer, or at the focus with the menu key. Everything in it must also be reachable another way. */
export function ContextMenu({ children, menu }: ContextMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={css.positioner} collisionPadding={8}>
          <Base.Popup className={css.menu}>{menu}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
