import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf } from '#renderer/queries/command.ts'
import { outbox } from '#renderer/queries/conversations.ts'
import { useScope } from '#renderer/ui-state/place.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { EntryCard } from './entry-card.tsx'
import css from './outbox.module.css'

/** Everything that has not left, with what needs a person on top. */
export function OutboxLane() {
  const { t } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const entries = useQuery(outbox(useScope()))
  const { data: views = [] } = useQuery(accounts())
  return (
    <Panel title={t('title')} label={t('label')}>
      {entries.isPending && <SkeletonRows label={t('loading')} />}
      {entries.isError && (
        <ErrorState
          title={t('failed')}
          cause={describeFailure(failureOf(entries.error), failureWords).what}
          action={<Button onPress={() => void entries.refetch()}>{t('retry')}</Button>}
        />
      )}
      {entries.data?.length === 0 && (
        <EmptyState kind="done" title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      {entries.data !== undefined && entries.data.length > 0 && (
        <ul className={css.entries}>
          {entries.data.map(entry => (
            <EntryCard key={entry.id} entry={entry} account={views.find(({ account }) => account.id === entry.accountId)?.account ?? null} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
