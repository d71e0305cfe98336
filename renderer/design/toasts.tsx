import { Toast } from '@base-ui/react/toast'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Tone } from './badge.tsx'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { Icon, type IconName } from './icon.tsx'
import css from './toasts.module.css'

export type ToastMessage = Readonly<{
  /** What happened: "Resolved". */
  text: string
  /** What it happened to, quieter. */
  detail?: string | undefined
  tone?: Tone
  icon?: IconName | undefined
  /** Usually the way back. */
  action?: Readonly<{ label: string; shortcut?: string | undefined; onPress: () => void }> | undefined
  /** How long it stays, in milliseconds; 0 is until closed. It never leaves while pointed at or focused. */
  lastsMs?: number
}>

export type Toaster = Readonly<{
  /** Shows one and says its id; the same id again replaces it. */
  show: (toast: ToastMessage, id?: string) => string
  close: (id: string) => void
}>

type ToastsProps = Readonly<{
  /** Name of the place, read when one jumps there with F6. */
  label: string
  closeLabel: string
  children: ReactNode
}>

const PlaceContext = createContext<(place: HTMLElement | null) => void>(() => {})

/** Goes once around the application, inside DesignProvider. Failures that matter are not toasts: they stay where they happened. */
export function Toasts({ label, closeLabel, children }: ToastsProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <PlaceContext value={setPlace}>
      <Toast.Provider limit={3}>
        {children}
        <Toast.Portal {...(place === null ? {} : { container: place })}>
          <Toast.Viewport className={classNames(css.viewport, place === null && css.corner)} aria-label={label}>
            <ToastStack closeLabel={closeLabel} />
          </Toast.Viewport>
        </Toast.Portal>
      </Toast.Provider>
    </PlaceContext>
  )
}

/** Where toasts stand while this is shown: a room of their own, so that they lie upon nothing. Without one they float in a corner. */
export function ToastPlace() {
  return <div ref={useContext(PlaceContext)} className={css.place} />
}

export function useToasts(): Toaster {
  const { add, close } = Toast.useToastManager<ToastMessage>()
  return useMemo(
    () => ({
      show: (toast, id) => add({ title: toast.text, description: toast.detail, timeout: toast.lastsMs ?? 6_000, data: toast, ...(id === undefined ? {} : { id }) }),
      close: id => close(id),
    }),
    [add, close],
  )
}

function ToastStack({ closeLabel }: Readonly<{ closeLabel: string }>) {
  const { toasts, close } = Toast.useToastManager<ToastMessage>()
  useEscape(toasts.length === 0 ? null : () => close())
  return toasts.map(toast => {
    const { tone = 'neutral', icon, action } = toast.data ?? {}
    return (
      <Toast.Root key={toast.id} toast={toast} className={css.toast} swipeDirection={[]}>
        <Toast.Content className={css.content}>
          {icon && <Icon name={icon} className={classNames(css.icon, css[tone])} />}
          <span className={css.words}>
            <Toast.Title className={css.title} render={<span />} />
            <Toast.Description className={css.detail} render={<span />} />
            {action && (
              <Button
                size="small"
                shortcut={action.shortcut}
                className={css.action}
                onPress={() => {
                  action.onPress()
                  close(toast.id)
                }}
              >
                {action.label}
              </Button>
            )}
          </span>
          <IconButton icon="close" label={closeLabel} size="small" onPress={() => close(toast.id)} />
        </Toast.Content>
      </Toast.Root>
    )
  })
}

const OWN_ESCAPE = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]'

/** Escape takes what is shown away. Where the key has a meaning of its own it keeps that too; elsewhere it is used up. */
function useEscape(leave: (() => void) | null): void {
  useEffect(() => {
    if (leave === null) return
    function hear(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      leave?.()
      const hasOwn = event.target instanceof Element && event.target.closest(OWN_ESCAPE) !== null
      if (!hasOwn) event.preventDefault()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [leave])
}
