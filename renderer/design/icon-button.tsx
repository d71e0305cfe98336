import type { ComponentProps, MouseEvent } from 'react'
import type { ControlSize } from './button.tsx'
import { classNames } from './class-names.ts'
import { Count } from './count.tsx'
import { Icon, type IconName } from './icon.tsx'
import css from './icon-button.module.css'
import { toAriaShortcut } from './shortcut.ts'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

type IconButtonProps = Readonly<
  Omit<ComponentProps<'button'>, 'children'> & {
    icon: IconName
    /** The name of the control: read aloud, and shown as its tooltip. */
    label: string
    shortcut?: string | undefined
    variant?: 'quiet' | 'secondary'
    size?: ControlSize
    /** Makes it a toggle; true is on. */
    pressed?: boolean | undefined
    count?: number | undefined
    busy?: boolean
    tooltipSide?: 'top' | 'right' | 'bottom' | 'left'
    onPress?: (() => void) | undefined
  }
>

export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut, variant = 'quiet', size = 'medium', pressed, count, busy = false, tooltipSide = 'bottom', onPress, onClick, className, ...rest } = props
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) return event.preventDefault()
    onClick?.(event)
    onPress?.()
  }
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltipSide}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={toAriaShortcut(shortcut)}
        {...rest}
        aria-busy={busy || undefined}
        aria-disabled={busy || rest['aria-disabled']}
        className={classNames(css.button, css[variant], css[size], className)}
        onClick={press}
      >
        {busy ? <Spinner /> : <Icon name={icon} size={size === 'large' ? 20 : 16} />}
        {count !== undefined && count > 0 && (
          <span className={css.count} aria-hidden>
            <Count value={count} tone="strong" />
          </span>
        )}
      </button>
    </Tooltip>
  )
}
