import type { ReactNode } from 'react'
import css from './bubble.module.css'
import { classNames } from './class-names.ts'

export type BubbleProps = Readonly<{
  /** theirs: neutral, at the start. ours: tinted, at the end. */
  side: 'theirs' | 'ours'
  /** First of a run of one sender: shows avatar and head. Later ones stand close below. */
  first?: boolean
  avatar?: ReactNode
  /** Who and when, once per run. */
  head?: ReactNode
  /** Delivery marks and edit marks, small, below the text. */
  foot?: ReactNode
  /** Not sent, and why, in words, with what can be done. */
  failure?: ReactNode
  /** Still on its way. */
  pending?: boolean
  /** Appear over the upper edge while pointed at or focused: react, reply, copy. */
  actions?: ReactNode
  children: ReactNode
}>

/** The surface of one message. Its semantics (article, label) belong to whoever uses it. */
export function Bubble(props: BubbleProps) {
  const { side, first = true, avatar, head, foot, failure, pending = false, actions, children } = props
  return (
    <div className={classNames(css.line, css[side], first && css.first)}>
      {side === 'theirs' && <span className={css.avatar}>{first && avatar}</span>}
      <div className={css.stack}>
        {first && head && <div className={css.head}>{head}</div>}
        <div className={classNames(css.bubble, pending && css.pending, failure !== undefined && css.failed)}>
          {children}
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
        {foot && <div className={css.foot}>{foot}</div>}
        {failure && <div className={css.failure}>{failure}</div>}
      </div>
    </div>
  )
}
