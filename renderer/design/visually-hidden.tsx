import type { ReactNode } from 'react'
import css from './visually-hidden.module.css'

/** Words for screen readers only. */
export function VisuallyHidden({ children }: Readonly<{ children: ReactNode }>) {
  return <span className={css.hidden}>{children}</span>
}
