import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import css from './dialog.module.css'

type ConfirmDialogProps = Readonly<{
  open: boolean
  /** The question, with its object: "Send to 214 customers?" */
  title: string
  /** What will happen, and what cannot be undone. */
  children?: ReactNode
  confirmLabel: string
  cancelLabel: string
  tone?: 'neutral' | 'danger'
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
}>

/** Asks before something that cannot be undone. The focus starts on the way out: an Enter too many confirms nothing. */
export function ConfirmDialog({ open, title, children, confirmLabel, cancelLabel, tone = 'neutral', busy = false, onConfirm, onCancel }: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open={open} onOpenChange={isOpen => !isOpen && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={css.scrim} />
        <AlertDialog.Viewport className={css.viewport}>
          <AlertDialog.Popup className={classNames(css.dialog, css.small)} initialFocus={cancel}>
            <header className={css.head}>
              <AlertDialog.Title className={css.title}>{title}</AlertDialog.Title>
            </header>
            <div className={css.body}>{children && <AlertDialog.Description render={<div />} className={css.description}>{children}</AlertDialog.Description>}</div>
            <footer className={css.foot}>
              <Button ref={cancel} onPress={onCancel}>
                {cancelLabel}
              </Button>
              <Button variant={tone === 'danger' ? 'danger' : 'primary'} busy={busy} onPress={onConfirm}>
                {confirmLabel}
              </Button>
            </footer>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
