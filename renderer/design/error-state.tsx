import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './empty-state.module.css'
import { Icon } from './icon.tsx'

type ErrorStateProps = Readonly<{
  /** What could not be done: "Conversations could not be read". */
  title: string
  /** The cause in words, and what we do about it. */
  cause: ReactNode
  /** A quiet third line: the last good time, a code for support. */
  detail?: ReactNode
  /** The one thing the person can do, as a Button. */
  action?: ReactNode
  size?: 'page' | 'panel'
}>

/** Never shown for an empty result: nothing there and could not look are different sentences. */
export function ErrorState({ title, cause, detail, action, size = 'page' }: ErrorStateProps) {
  return (
    <div className={classNames(css.state, css[size])} role="group" aria-label={title}>
      <span className={classNames(css.mark, css.failed)}>
        <Icon name="warning" size={20} />
      </span>
      <p className={css.title}>{title}</p>
      <p className={css.text}>{cause}</p>
      {detail && <p className={css.more}>{detail}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
