import { classNames } from './class-names.ts'
import css from './progress-line.module.css'

type ProgressLineProps = Readonly<{
  /** 0 to 1; leave out when nobody knows how long it takes. */
  value?: number | undefined
  /** What progresses; without it the line is decoration of something that already says so. */
  label?: string | undefined
  className?: string | undefined
}>

export function ProgressLine({ value, label, className }: ProgressLineProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  const role = label === undefined ? { 'aria-hidden': true } : { role: 'progressbar', 'aria-label': label, 'aria-valuenow': percent }
  return (
    <span className={classNames(css.track, className)} {...role}>
      <span className={classNames(css.line, percent === undefined && css.unknown)} style={percent === undefined ? undefined : { transform: `scaleX(${percent / 100})` }} />
    </span>
  )
}
