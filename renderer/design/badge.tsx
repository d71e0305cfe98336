import type { ReactNode } from 'react'
import css from './badge.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'neutral' | 'note' | 'failed' | 'live' | 'mention'

type BadgeProps = Readonly<{ children: ReactNode; tone?: Tone; icon?: IconName | undefined }>

/** One or two words about a state. Colour only repeats what the words say. */
export function Badge({ children, tone = 'neutral', icon }: BadgeProps) {
  return (
    <span className={classNames(css.badge, css[tone])}>
      {icon && <Icon name={icon} className={css.icon} />}
      {children}
    </span>
  )
}
