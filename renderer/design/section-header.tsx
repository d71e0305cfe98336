import type { ReactNode } from 'react'
import { Count } from './count.tsx'
import { Icon } from './icon.tsx'
import css from './section-header.module.css'

type SectionHeaderProps = Readonly<{
  children: ReactNode
  level?: 2 | 3 | 4
  count?: number | undefined
  /** At most two small controls. */
  actions?: ReactNode
  /** With onToggle the heading is a button that opens and closes what follows. */
  open?: boolean | undefined
  onToggle?: (() => void) | undefined
}>

export function SectionHeader({ children, level = 3, count, actions, open = true, onToggle }: SectionHeaderProps) {
  const Heading = `h${level}` as const
  const words = (
    <>
      {children}
      {count !== undefined && <Count value={count} tone="plain" />}
    </>
  )
  return (
    <div className={css.header}>
      <Heading className={css.title}>
        {onToggle ? (
          <button type="button" className={css.toggle} aria-expanded={open} onClick={onToggle}>
            <Icon name="chevronRight" className={css.arrow} />
            {words}
          </button>
        ) : (
          words
        )}
      </Heading>
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  )
}
