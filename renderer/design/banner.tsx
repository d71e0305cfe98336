import type { ReactNode } from 'react'
import css from './banner.module.css'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { Icon, type IconName } from './icon.tsx'

type BannerProps = Readonly<{
  kind?: 'info' | 'warning' | 'error'
  icon?: IconName | undefined
  /** One line: what is true, since when. */
  children: ReactNode
  /** At most one small Button. */
  action?: ReactNode
  onClose?: (() => void) | undefined
  closeLabel?: string | undefined
}>

const ICONS = { info: 'info', warning: 'warning', error: 'wrong' } as const satisfies Record<NonNullable<BannerProps['kind']>, IconName>

/** A standing fact about the place below it. It appears silently; what must be heard goes to announce(). */
export function Banner({ kind = 'info', icon = ICONS[kind], children, action, onClose, closeLabel = '' }: BannerProps) {
  return (
    <div className={classNames(css.banner, css[kind])}>
      <Icon name={icon} className={css.icon} />
      <span className={css.words}>{children}</span>
      {action}
      {onClose && <IconButton icon="close" size="small" label={closeLabel} onPress={onClose} />}
    </div>
  )
}
