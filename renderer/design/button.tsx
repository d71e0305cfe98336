import type { ComponentProps, MouseEvent } from 'react'
import css from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { toAriaShortcut } from './shortcut.ts'
import { Spinner } from './spinner.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'note'
export type ControlSize = 'small' | 'medium' | 'large'

type ButtonProps = Readonly<
  ComponentProps<'button'> & {
    /** primary: the one thing to do here. note: the same in note mode. quiet: no edge until pointed at. */
    variant?: ButtonVariant
    size?: ControlSize
    icon?: IconName | undefined
    iconAfter?: IconName | undefined
    /** Shown as key caps and told to assistive technology, e.g. 'Mod+Enter'. The caller listens for it. */
    shortcut?: string | undefined
    /** Work is under way: a spinner shows, presses do nothing, focus stays. */
    busy?: boolean
    onPress?: (() => void) | undefined
  }
>

export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'medium', icon, iconAfter, shortcut, busy = false, onPress, onClick, className, children, ...rest } = props
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) return event.preventDefault()
    onClick?.(event)
    onPress?.()
  }
  return (
    <button
      type="button"
      aria-keyshortcuts={toAriaShortcut(shortcut)}
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      className={classNames(css.button, css[variant], css[size], className)}
      onClick={press}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      <span className={css.label}>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
      {shortcut && (
        <span className={css.shortcut} aria-hidden>
          <Kbd keys={shortcut} />
        </span>
      )}
    </button>
  )
}
