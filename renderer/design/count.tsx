import { classNames } from './class-names.ts'
import css from './count.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

type CountProps = Readonly<{
  value: number
  /** plain: figures only. soft: on a quiet ground. strong: on ink. mention, failed, note: a state. */
  tone?: 'plain' | 'soft' | 'strong' | 'mention' | 'failed' | 'note'
  /** The exact number in words, e.g. "1,204 unread"; read aloud instead of the figures and shown on hover. */
  label?: string | undefined
}>

const MOST_SHOWN = 999

/** A number that never grows wider than "999+". */
export function Count({ value, tone = 'soft', label }: CountProps) {
  const isCut = value > MOST_SHOWN
  const spoken = label ?? (isCut ? String(value) : undefined)
  return (
    <span className={classNames(css.count, css[tone])} title={spoken}>
      <span aria-hidden={spoken !== undefined || undefined}>{isCut ? `${MOST_SHOWN}+` : value}</span>
      {spoken !== undefined && <VisuallyHidden>{spoken}</VisuallyHidden>}
    </span>
  )
}
