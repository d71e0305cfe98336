import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isBehind } from '#app/domain/behind.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf } from '#renderer/queries/command.ts'
import { outbox, quarantined } from '#renderer/queries/conversations.ts'
import { useScope } from '#renderer/ui-state/place.ts'
import { useFocusNeighbour } from '#renderer/ui-state/use-focus-neighbour.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { EntryCard } from './entry-card.tsx'
import { QuarantinedCard } from './quarantined-card.tsx'
import css from './outbox.module.css'

/** Everything that has not left, with what needs a person on top, and above all what nobody can read. */
export function OutboxLane() {
  const { t } = useTranslation('outbox')
  const { t: failureWords } = useTranslation('failures')
  const entries = useQuery(outbox(useScope()))
  const unread = useQuery(quarantined(useScope()))
  const place = useFocusNeighbour<HTMLUListElement>([...(unread.data ?? []).map(({ key }) => String(key)), ...(entries.data ?? []).map(({ id, delivery }) => `${id} ${delivery.state}`)])
  const { data: views = [] } = useQuery(accounts())
  const accountOf = (id: AccountId | null) => views.find(({ account }) => account.id === id)?.account ?? null
  const failed = [entries, unread].find(({ isError }) => isError)
  const isFilled = (entries.data ?? []).length + (unread.data ?? []).length > 0
  return (
    <Panel title={t('title')} label={t('label')}>
      {entries.isPending && <SkeletonRows label={t('loading')} />}
      {failed?.error != null && (
        <ErrorState
          title={t('failed')}
          cause={describeFailure(failureOf(failed.error), failureWords).what}
          action={<Button onPress={() => void failed.refetch()}>{t('retry')}</Button>}
        />
      )}
      {entries.data !== undefined && unread.data !== undefined && !isFilled && (
        <EmptyState kind="done" title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      {isFilled && (
        <ul {...place} className={css.entries}>
          {unread.data?.map(entry => (
            <QuarantinedCard key={entry.key} entry={entry} account={accountOf(entry.accountId)} />
          ))}
          {entries.data?.map((entry, _, all) => (
            <EntryCard key={entry.id} entry={entry} account={accountOf(entry.accountId)} isBehind={isBehind(entry, all)} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
