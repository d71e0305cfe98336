import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import css from './icon-text.module.css'

type IconTextProps = Readonly<{
  icon: IconName
  children: ReactNode
  tone?: 'muted' | 'faint' | 'note' | 'failed' | 'live' | 'mention'
  /** 12 pixels for meta lines, 13 otherwise. */
  size?: 12 | 13
  title?: string | undefined
  /** For what must be read to its end; otherwise it is one line, cut where there is no room. */
  wraps?: boolean
}>

/** A drawing and the words it stands for: a waiting clock, a delivery mark, an assignee. */
export function IconText({ icon, children, tone = 'muted', size = 12, title, wraps = false }: IconTextProps) {
  return (
    <span className={classNames(css.line, css[tone], css[`size${size}`], wraps && css.wraps)} title={title}>
      <Icon name={icon} className={css.icon} />
      <span className={css.words}>{children}</span>
    </span>
  )
}
