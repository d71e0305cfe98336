import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { classNames } from './class-names.ts'
import css from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

type DialogProps = Readonly<{
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  closeLabel: string
  /** 440, 600 or 880 pixels wide. */
  size?: 'small' | 'medium' | 'large'
  /** The buttons at the lower edge; the main one last. */
  footer?: ReactNode
  /** What has the focus at first; otherwise the first control. */
  initialFocus?: RefObject<HTMLElement | null> | undefined
  /** False when it closes and the focus goes elsewhere by other means; otherwise it goes back to where it was. */
  givesFocusBack?: (() => boolean) | undefined
  children?: ReactNode
}>

/** Holds the focus until it closes, then gives it back to where it was. Escape and a click beside it close it. */
export function Dialog({ open, onClose, title, description, closeLabel, size = 'small', footer, initialFocus, givesFocusBack, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={isOpen => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={css.scrim} />
        <Base.Viewport className={css.viewport}>
          <Base.Popup className={classNames(css.dialog, css[size])} {...(initialFocus && { initialFocus })} {...(givesFocusBack && { finalFocus: () => givesFocusBack() })}>
            <header className={css.head}>
              <Base.Title className={css.title}>{title}</Base.Title>
            </header>
            <div className={css.body}>
              {description && <Base.Description className={css.description}>{description}</Base.Description>}
              {children}
            </div>
            {footer && <footer className={css.foot}>{footer}</footer>}
            {/* Last, so that the focus begins at the first real control. */}
            <div className={css.close}>
              <IconButton icon="close" label={closeLabel} onPress={onClose} />
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
