import { Meter as Base } from '@base-ui/react/meter'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './meter.module.css'

type MeterProps = Readonly<{
  label: string
  /** How much is used, in the unit of max. */
  value: number
  max: number
  /** The figures in words: "2,310 of 10,000 left, until 00:00". */
  text: string
  /** From which share of max it turns amber and red; colour only repeats the words. */
  warnFrom?: number
  failFrom?: number
  /** A quiet second line. */
  hint?: ReactNode
}>

/** How much of something limited is used up. */
export function Meter({ label, value, max, text, warnFrom = 0.75, failFrom = 0.95, hint }: MeterProps) {
  const share = max > 0 ? value / max : 0
  return (
    <Base.Root className={css.meter} value={Math.min(value, max)} max={max} getAriaValueText={() => text}>
      <div className={css.words}>
        <Base.Label className={css.label}>{label}</Base.Label>
        <span className={css.text} aria-hidden>
          {text}
        </span>
      </div>
      <Base.Track className={css.track}>
        <Base.Indicator className={classNames(css.line, share >= failFrom ? css.failed : share >= warnFrom && css.note)} />
      </Base.Track>
      {hint && <div className={css.hint}>{hint}</div>}
    </Base.Root>
  )
}
