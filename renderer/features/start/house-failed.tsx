import { useTranslation } from 'react-i18next'
import type { Failure } from '#app/failure.ts'
import { Button } from '#renderer/design/button.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './house-failed.module.css'

/** The whole window when nothing can be kept or shown, since our own files do not open. */
export function HouseFailed({ failure }: Readonly<{ failure: Failure }>) {
  const { t } = useTranslation('start')
  const { t: failureWords } = useTranslation('failures')
  const retry = useCommand('house.retry')
  const { what, you } = describeFailure(retry.isError ? failureOf(retry.error) : failure, failureWords)
  return (
    <main className={css.failed} aria-label={t('label')}>
      <ErrorState
        title={t('houseFailed')}
        cause={`${what} ${t('houseFailedKept')}`}
        detail={you}
        action={<Button icon="retry" variant="primary" busy={retry.isPending} onPress={() => retry.mutate({})}>{t('houseRetry')}</Button>}
      />
    </main>
  )
}
