import type { ReactNode } from 'react'
import { classNames } from '#renderer/design/class-names.ts'
import { Icon, type IconName } from '#renderer/design/icon.tsx'
import { Spinner } from '#renderer/design/spinner.tsx'
import css from './start-screen.module.css'

type StartCardProps = Readonly<{ icon: IconName; title: string; isMain?: boolean; busy?: boolean; onPress: () => void; children: ReactNode }>

/** One way to begin. */
export function StartCard({ icon, title, isMain = false, busy = false, onPress, children }: StartCardProps) {
  return (
    <button type="button" className={classNames(css.card, isMain && css.main)} aria-busy={busy || undefined} aria-disabled={busy || undefined} onClick={() => !busy && onPress()}>
      <span className={css.cardMark}>{busy ? <Spinner /> : <Icon name={icon} size={20} />}</span>
      <span className={css.cardTitle}>{title}</span>
      <span className={css.cardText}>{children}</span>
    </button>
  )
}
