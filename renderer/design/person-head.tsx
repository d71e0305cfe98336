import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import css from './person-head.module.css'

type PersonHeadProps = Readonly<{
  name: string
  /** Behind the name and not part of it: "(you)". */
  after?: string | undefined
  /** Small facts below the name: an account, a presence. */
  marks?: ReactNode
  /** At most one small Button. */
  action?: ReactNode
}>

/** Who this is, at the top of a panel about them. */
export function PersonHead({ name, after, marks, action }: PersonHeadProps) {
  return (
    <header className={css.head}>
      <Avatar name={name} size={40} />
      <div className={css.who}>
        <span className={css.name}>
          <bdi>{name}</bdi> {after}
        </span>
        {marks !== undefined && <span className={css.marks}>{marks}</span>}
      </div>
      {action}
    </header>
  )
}
