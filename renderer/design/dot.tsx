import { classNames } from './class-names.ts'
import css from './dot.module.css'

export type DotState = 'live' | 'away' | 'busy' | 'failed' | 'paused' | 'off'

type DotProps = Readonly<{
  /** Each state has its own shape as well as its own colour. */
  state: DotState
  /** Said aloud and shown on hover; leave out when words stand beside it. */
  label?: string | undefined
}>

/** Presence of a person or health of a connection, in eight pixels. */
export function Dot({ state, label }: DotProps) {
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label }
  return <span className={classNames(css.dot, css[state])} {...name} />
}
