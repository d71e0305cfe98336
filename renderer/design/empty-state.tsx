import type { ReactNode } from 'react'
import css from './empty-state.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

type EmptyStateProps = Readonly<{
  /** done: nothing left to do. noMatch: the filter hides all. notYet: it will come. notOffered: it cannot come. */
  kind: 'done' | 'noMatch' | 'notYet' | 'notOffered'
  title: string
  /** One sentence: since when, what is missing, or why not. */
  children?: ReactNode
  /** At most one Button. */
  action?: ReactNode
  icon?: IconName | undefined
  size?: 'page' | 'panel'
}>

const ICONS = { done: 'check', noMatch: 'filter', notYet: 'hourglass', notOffered: 'stop' } as const satisfies Record<EmptyStateProps['kind'], IconName>

export function EmptyState({ kind, title, children, action, icon = ICONS[kind], size = 'page' }: EmptyStateProps) {
  return (
    <div className={classNames(css.state, css[size])}>
      <span className={classNames(css.mark, css[kind])}>
        <Icon name={icon} size={20} />
      </span>
      <p className={css.title}>{title}</p>
      {children && <p className={css.text}>{children}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
