import type { ComponentProps, ReactNode } from 'react'
import { Count } from './count.tsx'
import { Icon, type IconName } from './icon.tsx'
import css from './nav-item.module.css'

type NavItemProps = Readonly<
  Omit<ComponentProps<'button'>, 'children' | 'className'> & {
    children: string
    icon?: IconName | undefined
    lead?: ReactNode
    count?: number | undefined
    countTone?: 'plain' | 'strong' | 'mention' | 'failed'
    /** The whole name with the count in words: "Waiting, 24". */
    label?: string | undefined
    current?: boolean
    onPress?: (() => void) | undefined
  }
>

/** One line of a navigation: an icon, a word, how many. */
export function NavItem(props: NavItemProps) {
  const { children, icon, lead, count = 0, countTone = 'plain', label, current = false, onPress, onClick, ...rest } = props
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      aria-current={current ? 'page' : undefined}
      className={css.item}
      onClick={event => {
        onClick?.(event)
        onPress?.()
      }}
    >
      {lead ?? (icon && <Icon name={icon} className={css.icon} />)}
      <span className={css.words}>{children}</span>
      {count > 0 && <Count value={count} tone={countTone} />}
    </button>
  )
}
