import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '#app/contract/app.ts'
import { preferences } from '#renderer/queries/app.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'

/** What the person prefers, and the way to change one of it, which takes effect at once. */
export function usePreferences() {
  const { t } = useTranslation('settings')
  const { t: failureWords } = useTranslation('failures')
  const { data } = useQuery(preferences())
  const { mutate, error } = useCommand('preferences.set')
  return {
    preferences: data,
    change: (change: Partial<Preferences>) => mutate({ change }),
    trouble: error === null ? null : t('notSaved', describeFailure(failureOf(error), failureWords)),
  }
}
