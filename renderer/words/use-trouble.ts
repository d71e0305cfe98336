import { useTranslation } from 'react-i18next'
import type { Failure } from '#app/failure.ts'
import { describeFailure } from './describe-failure.ts'

export type TroubleWords = Readonly<{ title: string; cause: string; detail: string; retryLabel: string; onRetry: () => void }>

/** Puts what could not be read into words: what it was, why, what can be done. Answers null for what has no trouble. */
export function useTrouble(): (title: string, unanswered: Readonly<{ failure: Failure; retry: () => void }> | null) => TroubleWords | null {
  const { t } = useTranslation('common')
  const { t: failureWords } = useTranslation('failures')
  return (title, unanswered) => {
    if (unanswered === null) return null
    const { what, we, you } = describeFailure(unanswered.failure, failureWords)
    return { title, cause: `${what} ${we}`, detail: you, retryLabel: t('retry'), onRetry: unanswered.retry }
  }
}
