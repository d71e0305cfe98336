import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './stat.module.css'

type StatProps = Readonly<{
  label: ReactNode
  /** Already written in the reader's locale. */
  figure: ReactNode
  unit?: ReactNode
  /** Compared with what, in words: "12 fewer than last Friday". */
  change?: ReactNode
  /** Whether that change is welcome; never said by colour alone. */
  changeTone?: 'neutral' | 'good' | 'bad'
}>

export function Stat({ label, figure, unit, change, changeTone = 'neutral' }: StatProps) {
  return (
    <div className={css.stat}>
      <span className={css.label}>{label}</span>
      <span className={css.figure}>
        {figure}
        {unit && <span className={css.unit}>{unit}</span>}
      </span>
      {change && <span className={classNames(css.change, css[changeTone])}>{change}</span>}
    </div>
  )
}
