import css from './time-text.module.css'

type TimeTextProps = Readonly<{
  /** Machine readable, ISO 8601. */
  dateTime: string
  /** What is shown: "14:02", "3 h". Already in the reader's locale. */
  children: string
  /** The exact moment in words, on hover. */
  exact: string
}>

export function TimeText({ dateTime, children, exact }: TimeTextProps) {
  return (
    <time className={css.time} dateTime={dateTime} title={exact}>
      {children}
    </time>
  )
}
