import { useTranslation } from 'react-i18next'
import { failureOf } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './composer.module.css'

type Line = Readonly<{ key: string; text: string }>

type TroubleProps = Readonly<{ over: number; standing: readonly (Line | null)[]; notKept: unknown; draftNotKept: Error | null }>

/** What keeps it from leaving: counted softly, told once while it stands, and called out when something was lost on the way. */
export function Trouble({ over, standing, notKept, draftNotKept }: TroubleProps) {
  const { t } = useTranslation('composer')
  const { t: failureWords } = useTranslation('failures')
  const words = (error: unknown) => describeFailure(failureOf(error), failureWords)
  const soft = [over > 0 ? { key: 'over', text: t('tooLong', { count: over }) } : null, ...standing].filter(line => line !== null)
  const loud = [
    notKept === null ? null : { key: 'notKept', text: t('notKept', words(notKept)) },
    draftNotKept === null ? null : { key: 'draftNotKept', text: t('draftNotKept', { what: words(draftNotKept).what }) },
  ].filter(line => line !== null)
  return (
    <>
      {soft.map(line => (
        <p key={line.key} className={css.trouble} role="status">
          {line.text}
        </p>
      ))}
      {loud.map(line => (
        <p key={line.key} className={css.trouble} role="alert">
          {line.text}
        </p>
      ))}
    </>
  )
}
