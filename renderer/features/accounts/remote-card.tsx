import { useTranslation } from 'react-i18next'
import type { Candidate } from '#app/domain/connection-report.ts'
import { Checkbox } from '#renderer/design/checkbox.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { AccountFields } from './account-fields.tsx'
import css from './accounts.module.css'
import { MeField } from './me-field.tsx'
import { problemsOf, type RemoteChoice } from './remote-choices.ts'

type RemoteCardProps = Readonly<{
  choice: RemoteChoice
  /** The only one there is: nothing to tick or to fold. */
  isAlone: boolean
  isOpen: boolean
  showsWrong: boolean
  asksForMe: boolean
  candidates: readonly Candidate[]
  takenAliases: readonly string[]
  colourOwners: Readonly<Record<number, string>>
  onTick: () => void
  onOpen: (isOpen: boolean) => void
  onChange: (change: Partial<RemoteChoice>) => void
}>

/** One thing that the key opens, and the account it would become. */
export function RemoteCard(props: RemoteCardProps) {
  const { choice, isAlone, isOpen, showsWrong, asksForMe, candidates, takenAliases, colourOwners, onTick, onOpen, onChange } = props
  const { t } = useTranslation('accounts')
  const isKnown = choice.knownAs !== null
  const people = candidates
    .filter(({ remoteId }) => remoteId === choice.remoteId)
    .map(({ operatorRemoteId, name, email }) => ({ id: operatorRemoteId, name, email }))
  const fields = (
    <AccountFields
      id={choice.remoteId}
      look={choice}
      problems={showsWrong ? problemsOf(choice, takenAliases) : null}
      takenAliases={takenAliases}
      colourOwners={colourOwners}
      onChange={onChange}
      me={asksForMe && (people.length > 0 ? <MeField people={people} value={choice.meRemoteId} onChange={meRemoteId => onChange({ meRemoteId })} /> : <p className={css.quiet}>{t('meNone')}</p>)}
    />
  )
  if (isAlone && choice.isTicked) return fields
  return (
    <section className={css.remote} aria-label={choice.title}>
      <div className={css.remoteHead}>
        <Checkbox checked={choice.isTicked} disabled={isKnown} onChange={onTick} hint={isKnown ? t('known', { name: choice.knownAs }) : choice.domain}>
          {choice.title}
        </Checkbox>
        {choice.isTicked && (
          <IconButton icon={isOpen ? 'chevronUp' : 'chevronDown'} label={t('details', { name: choice.title })} aria-expanded={isOpen} onPress={() => onOpen(!isOpen)} />
        )}
      </div>
      {choice.isTicked && isOpen && <div className={css.remoteBody}>{fields}</div>}
    </section>
  )
}
