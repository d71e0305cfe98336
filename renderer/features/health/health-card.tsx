import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { classNames } from '#renderer/design/class-names.ts'
import { Dot, type DotState } from '#renderer/design/dot.tsx'
import type { StatusWords } from '#renderer/words/status-words.ts'
import css from './health.module.css'

type HealthCardProps = Readonly<{
  dot: DotState
  words: StatusWords
  /** How the last comparison came out; nothing before there was one. */
  compared: readonly string[]
  /** Said below the words: why an action of the person did nothing. */
  trouble: string | null
  /** The one thing that would help; null = nothing has to be done. */
  action: Readonly<{ label: string; isBusy: boolean; onPress: () => void }> | null
  onJournal: () => void
  children: ReactNode
}>

/** How one account is: what is true, what to do about it, when it was good, what its service still bears. */
export function HealthCard({ dot, words, compared, trouble, action, onJournal, children }: HealthCardProps) {
  const { t } = useTranslation('health')
  return (
    <div className={css.health}>
      <p className={classNames(css.state, css[words.tone])}>
        <Dot state={dot} />
        <span>{words.line}</span>
      </p>
      <ul className={css.facts}>
        {[...words.details, ...compared].map(detail => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
      {trouble !== null && <p role="alert">{t('notRetried', { what: trouble })}</p>}
      {action !== null && (
        <Button size="small" busy={action.isBusy} onPress={action.onPress}>
          {action.label}
        </Button>
      )}
      {children}
      <Button size="small" variant="quiet" icon="history" className={css.journal} onPress={onJournal}>
        {t('whatHappened')}
      </Button>
    </div>
  )
}
