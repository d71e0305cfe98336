import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './panel.module.css'

type PanelProps = Readonly<{
  /** The heading of its bar; an element when the place needs more than words. */
  title?: ReactNode
  /** Controls at the end of the bar. */
  actions?: ReactNode
  /** Stays below the bar while the content scrolls: filters, banners. */
  toolbar?: ReactNode
  /** Stays at the lower edge. */
  footer?: ReactNode
  surface?: 'window' | 'panel' | 'raised'
  /** The content scrolls in the panel; false when it scrolls itself, like a VirtualList. */
  scrolls?: boolean
  /** Makes it a landmark with this name. */
  label?: string | undefined
  children: ReactNode
}>

/** A zone of the window: a bar of one height, content, sometimes a foot. */
export function Panel({ title, actions, toolbar, footer, surface = 'panel', scrolls = true, label, children }: PanelProps) {
  return (
    <section className={classNames(css.panel, css[surface])} aria-label={label}>
      {(title !== undefined || actions !== undefined) && (
        <header className={css.bar}>
          <h2 className={css.title}>{title}</h2>
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
      )}
      {toolbar}
      <div className={classNames(css.content, scrolls && css.scrolls)}>{children}</div>
      {footer && <footer className={css.foot}>{footer}</footer>}
    </section>
  )
}
