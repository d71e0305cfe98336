import type { ReactNode } from 'react'
import { Icon } from '#renderer/design/icon.tsx'
import css from './accounts.module.css'

/** What went wrong with the whole form, said at once. */
export function Trouble({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <p className={css.trouble} role="alert">
      <Icon name="wrong" />
      <span>{children}</span>
    </p>
  )
}
