import type { ReactNode } from 'react'
import css from './gallery.module.css'

/** One primitive of the gallery under its name. */
export function Part({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className={css.part}>
      <h2 className={css.partName}>{name}</h2>
      {children}
    </div>
  )
}

export function Line({ children }: Readonly<{ children: ReactNode }>) {
  return <div className={css.line}>{children}</div>
}
