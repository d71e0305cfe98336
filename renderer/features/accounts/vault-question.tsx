import { useTranslation } from 'react-i18next'
import type { VaultStatus } from '#app/contract/vault.ts'
import { FormField } from '#renderer/design/form-field.tsx'
import { Icon, type IconName } from '#renderer/design/icon.tsx'
import { RadioCards } from '#renderer/design/radio-cards.tsx'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './accounts.module.css'
import { SecretField } from './secret-field.tsx'
import { Trouble } from './trouble.tsx'
import { vaultFailure, vaultNeed, waysOf, type VaultAnswer, type VaultProblem, type VaultWay } from './vault-answer.ts'

type VaultQuestionProps = Readonly<{
  status: VaultStatus
  answer: VaultAnswer
  problem: VaultProblem | null
  /** What became of the answer, in words; null = nothing was tried or all is well. */
  trouble: string | null
  /** A locked file can be left for another place. */
  isLeaving?: boolean
  onAnswer: (change: Partial<VaultAnswer>) => void
}>

const ICONS = { retry: 'refresh', keyring: 'key', passphrase: 'lock', memory: 'clock' } as const satisfies Record<VaultWay, IconName>

/** Where keys are kept, or what to do when that place is in trouble. Nothing is chosen for the person in silence. */
export function VaultQuestion({ status, answer, problem, trouble, isLeaving = false, onAnswer }: VaultQuestionProps) {
  const { t } = useTranslation('accounts')
  const need = vaultNeed(status)
  const isUnlock = need === 'unlock' && !isLeaving
  const wordsOf = (way: VaultWay) => {
    const isAnew = need === 'mend' && way === status.kind
    if (isAnew && (way === 'keyring' || way === 'passphrase')) return { label: t(`way_${way}Anew`), hint: t(`way_${way}AnewHint`) }
    return { label: t(`way_${way}`), hint: t(`way_${way}Hint`) }
  }
  return (
    <div className={css.fields}>
      <Explained status={status} isLeaving={isLeaving} />
      {trouble !== null && <Trouble>{trouble}</Trouble>}
      {problem === 'notChosen' && <Trouble>{t('vault_notChosen')}</Trouble>}
      {!isUnlock && (
        <div data-part="way">
          <RadioCards
            label={t('vaultPlaces')}
            value={answer.way}
            cards={waysOf(status).map(way => ({ value: way, lead: <Icon name={ICONS[way]} size={20} />, ...wordsOf(way) }))}
            onChange={way => onAnswer({ way })}
          />
        </div>
      )}
      {(isUnlock || answer.way === 'passphrase') && <Passphrase answer={answer} problem={problem} isTwice={!isUnlock} onAnswer={onAnswer} />}
    </div>
  )
}

type PassphraseProps = Readonly<{ answer: VaultAnswer; problem: VaultProblem | null; isTwice: boolean; onAnswer: (change: Partial<VaultAnswer>) => void }>

function Passphrase({ answer, problem, isTwice, onAnswer }: PassphraseProps) {
  const { t } = useTranslation('accounts')
  const labels = { revealLabel: t('revealPassphrase'), concealLabel: t('concealPassphrase'), trims: false }
  return (
    <div className={css.pair}>
      <div data-part="passphrase" className={css.part}>
        <FormField label={t('passphrase')} hint={isTwice ? t('passphraseHint') : undefined} error={problem === 'tooShort' || problem === 'empty' ? t(`passphrase_${problem}`) : undefined}>
          <SecretField name="passphrase" value={answer.passphrase} onChange={passphrase => onAnswer({ passphrase })} {...labels} />
        </FormField>
      </div>
      {isTwice && (
        <div data-part="again" className={css.part}>
          <FormField label={t('passphraseAgain')} error={problem === 'differs' ? t('passphrase_differs') : undefined}>
            <SecretField name="again" value={answer.again} onChange={again => onAnswer({ again })} {...labels} />
          </FormField>
        </div>
      )}
    </div>
  )
}

/** Why this is asked. */
function Explained({ status, isLeaving }: Readonly<{ status: VaultStatus; isLeaving: boolean }>) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const need = vaultNeed(status)
  const failure = vaultFailure(status)
  const lines = (): readonly string[] => {
    if (need === 'nothing') return [t('vaultMoveText')]
    if (need === 'unlock') return isLeaving ? [t('vaultMoveBlind')] : [t('unlockText')]
    if (need === 'choose') return [t('vaultChooseText'), ...(status.offered.includes('keyring') ? [] : [t('vaultNoKeyring')])]
    if (failure === null) return []
    const { what, we, you } = describeFailure(failure, failureWords)
    return status.kind === 'passphrase' ? [t('bannerEmptied')] : [`${what} ${we} ${you}`]
  }
  return (
    <div className={css.lines}>
      {lines().map(line => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
