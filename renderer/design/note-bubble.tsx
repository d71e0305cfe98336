import type { ReactNode } from 'react'
import css from './bubble.module.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type NoteBubbleProps = Readonly<{
  /** The word "Note" in the reader's language; stands on every one. */
  label: string
  avatar?: ReactNode
  /** Who and when. */
  head?: ReactNode
  foot?: ReactNode
  failure?: ReactNode
  pending?: boolean
  actions?: ReactNode
  children: ReactNode
}>

/** What only colleagues see: amber ground, amber edge, a lock and the word. */
export function NoteBubble({ label, avatar, head, foot, failure, pending = false, actions, children }: NoteBubbleProps) {
  return (
    <div className={classNames(css.line, css.ours, css.first)}>
      <div className={css.stack}>
        <div className={classNames(css.bubble, css.note, pending && css.pending, failure !== undefined && css.failed)}>
          <div className={css.noteHead}>
            {avatar}
            <span className={css.noteLabel}>
              <Icon name="lock" className={css.lock} />
              {label}
            </span>
            {head}
          </div>
          {children}
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
        {foot && <div className={css.foot}>{foot}</div>}
        {failure && <div className={css.failure}>{failure}</div>}
      </div>
    </div>
  )
}
