import type { ReactNode } from 'react'
import { Icon } from '#renderer/design/icon.tsx'
import css from './settings.module.css'

type SectionProps = Readonly<{
  title: string
  /** At the end of the heading's line. */
  action?: ReactNode
  /** What could not be saved or done. */
  trouble?: string | null
  children: ReactNode
}>

/** One part of the settings. */
export function Section({ title, action, trouble = null, children }: SectionProps) {
  return (
    <section className={css.section} aria-label={title}>
      <header className={css.sectionHead}>
        <h3 className={css.sectionTitle}>{title}</h3>
        {action}
      </header>
      {trouble !== null && (
        <p className={css.trouble} role="alert">
          <Icon name="wrong" />
          <span>{trouble}</span>
        </p>
      )}
      {children}
    </section>
  )
}

type SettingProps = Readonly<{ label: string; hint?: ReactNode; children: ReactNode }>

/** Words on one side, a control on the other. */
export function Setting({ label, hint, children }: SettingProps) {
  return (
    <div className={css.setting}>
      <span className={css.settingWords}>
        <span>{label}</span>
        {hint !== undefined && <span className={css.hint}>{hint}</span>}
      </span>
      {children}
    </div>
  )
}
