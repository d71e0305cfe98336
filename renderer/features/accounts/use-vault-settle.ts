import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaultStatus } from '#app/contract/vault.ts'
import type { Failure } from '#app/failure.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { answerProblem, vaultFailure, vaultNeed, type VaultAnswer, type VaultProblem } from './vault-answer.ts'

export type VaultQuestionAsked = Readonly<{ status: VaultStatus; answer: VaultAnswer; isLeaving: boolean }>

const PARTS = { notChosen: 'way', tooShort: 'passphrase', empty: 'passphrase', differs: 'again' } as const satisfies Record<VaultProblem, string>

/** Does what a person answered about where keys are kept, and says what became of it. */
export function useVaultSettle() {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const choose = useCommand('vault.choose')
  const unlock = useCommand('vault.unlock')
  const retry = useCommand('vault.retry')
  const [problem, setProblem] = useState<VaultProblem | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [focus, setFocus] = useState<Readonly<{ part: string | null; times: number }>>({ part: null, times: 0 })
  const look = (part: string) => setFocus(({ times }) => ({ part, times: times + 1 }))

  function settle({ status, answer, isLeaving }: VaultQuestionAsked, onSettled: () => void): void {
    const isUnlock = vaultNeed(status) === 'unlock' && !isLeaving
    const wrong = isUnlock ? (answer.passphrase === '' ? 'empty' : null) : answerProblem(answer)
    setProblem(wrong)
    setTrouble(null)
    if (wrong !== null) return look(PARTS[wrong])
    const hear = {
      onSuccess: (now: VaultStatus) => {
        const failure = vaultFailure(now)
        if (failure === null) onSettled()
        else setTrouble(t('bannerStill', { what: describeFailure(failure, failureWords).what }))
      },
      onError: (error: Error) => {
        const failure = failureOf(error)
        const isWrongPassphrase = failure.kind === 'vaultUnavailable' && failure.cause === 'wrongPassphrase'
        setTrouble(isWrongPassphrase && !isUnlock ? t('passphraseOfOldFile') : said(failure))
        if (isWrongPassphrase) look('passphrase')
      },
    }
    if (isUnlock) unlock.mutate({ passphrase: answer.passphrase }, hear)
    else if (answer.way === 'retry') retry.mutate({}, hear)
    else if (answer.way !== null) choose.mutate({ kind: answer.way, passphrase: answer.way === 'passphrase' ? answer.passphrase : null }, hear)
  }

  function said(failure: Failure): string {
    const { what, you } = describeFailure(failure, failureWords)
    return `${what} ${you}`
  }

  return { settle, problem, trouble, focus, isBusy: choose.isPending || unlock.isPending || retry.isPending }
}
