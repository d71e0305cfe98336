import { useTranslation } from 'react-i18next'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { Button } from '#renderer/design/button.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { classNames } from '#renderer/design/class-names.ts'
import css from './accounts.module.css'
import type { AddState } from './add-state.ts'
import { CapabilityList } from './capability-list.tsx'
import { RemoteCard } from './remote-card.tsx'
import { takenBeside, type GoodReport, type KnownAccount, type RemoteChoice } from './remote-choices.ts'
import { Trouble } from './trouble.tsx'

type AccountsStepProps = Readonly<{
  state: AddState
  report: GoodReport
  manifest: ProviderManifest
  known: readonly KnownAccount[]
  onTick: (remoteId: string) => void
  onTickAll: () => void
  onOpen: (remoteId: string | null) => void
  onChange: (remoteId: string, change: Partial<RemoteChoice>) => void
}>

/** What the key opens, what becomes of it, and what the key can do. */
export function AccountsStep({ state, report, manifest, known, onTick, onTickAll, onOpen, onChange }: AccountsStepProps) {
  const { t } = useTranslation('accounts')
  const { choices } = state
  const isAlone = choices.length === 1
  const free = choices.filter(({ knownAs }) => knownAs === null)
  const hasFree = free.length > 0
  return (
    <div className={css.fields}>
      <p className={classNames(css.notice, css.good)} role="status">
        <Icon name="capable" />
        <span>{choices.length === 0 ? t('noRemotes') : !hasFree ? t('allKnown') : isAlone ? t('keyIsGood') : t('keyIsGoodFor', { count: choices.length })}</span>
      </p>
      {state.isNoneTicked && hasFree && <Trouble>{t('noneTicked')}</Trouble>}
      <div className={css.remotes} role={isAlone ? undefined : 'group'} aria-label={isAlone ? undefined : t('remotes')}>
        {choices.map(choice => (
          <RemoteCard
            key={choice.remoteId}
            choice={choice}
            isAlone={isAlone}
            isOpen={state.openRemote === choice.remoteId}
            showsWrong={state.showsWrong}
            asksForMe={manifest.asksForMe}
            candidates={report.candidates}
            takenAliases={takenBeside(choices, known, choice.remoteId).aliases}
            colourOwners={ownersOf([...known, ...choices.filter(other => other.isTicked && other.remoteId !== choice.remoteId)])}
            onTick={() => onTick(choice.remoteId)}
            onOpen={isOpen => onOpen(isOpen ? choice.remoteId : null)}
            onChange={change => onChange(choice.remoteId, change)}
          />
        ))}
      </div>
      {free.length > 2 && free.some(({ isTicked }) => !isTicked) && (
        <div>
          <Button onPress={onTickAll}>{t('tickAll', { count: free.length })}</Button>
        </div>
      )}
      <section className={css.section}>
        <h3 className={css.sectionTitle}>{t('canTitle')}</h3>
        <CapabilityList capabilities={report.capabilities} providerId={manifest.id} />
      </section>
    </div>
  )
}

/** Who has which colour. */
export function ownersOf(accounts: readonly Readonly<{ name: string; colour: number }>[]): Readonly<Record<number, string>> {
  return Object.fromEntries(accounts.map(({ name, colour }) => [colour, name]))
}
