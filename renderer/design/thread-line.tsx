import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import css from './thread-line.module.css'

type EventLineProps = Readonly<{ icon?: IconName | undefined; time?: ReactNode; children: ReactNode }>

/** Something happened; small, and out of the way of what people said. */
export function EventLine({ icon = 'activity', time, children }: EventLineProps) {
  return (
    <div className={css.event}>
      <Icon name={icon} className={css.eventIcon} />
      <span className={css.eventText}>{children}</span>
      {time && <span className={css.eventTime}>{time}</span>}
    </div>
  )
}

type DayLineProps = Readonly<{
  children: ReactNode
  /** unread: the line above the first message that was not seen. */
  tone?: 'day' | 'unread'
}>

export function DayLine({ children, tone = 'day' }: DayLineProps) {
  return (
    <div className={css[tone]}>
      <span>{children}</span>
    </div>
  )
}
