import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { Select } from '#renderer/design/select.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { journal } from '#renderer/queries/journal.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { useJournalView } from '#renderer/ui-state/journal-view.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { ExportLines } from './export-lines.tsx'
import { JournalList } from './journal-list.tsx'
import css from './journal.module.css'

/** "What happened": opened from a card or from the palette. */
export function JournalLayer() {
  const isOpen = useJournalView(view => view.isOpen)
  return isOpen ? <JournalDialog /> : null
}

const ALL = 'all'

function JournalDialog() {
  const { t } = useTranslation('journal')
  const { accountId, choose, close } = useJournalView()
  const { data: views = [] } = useQuery(accounts())
  const known = views.map(({ account }) => account)
  const scope = accountId === null ? null : [accountId]
  const lines = useInfiniteQuery(journal(scope))
  const trouble = useTrouble()
  const now = useNow()
  const entries = lines.data?.pages.flat() ?? []
  const options = [{ value: ALL, label: t('all') }, ...known.map(({ id, name }) => ({ value: String(id), label: name }))]
  return (
    <Dialog open title={t('title')} closeLabel={t('close')} size="medium" onClose={close} footer={<ExportLines scope={scope} isEmpty={entries.length === 0} />}>
      <div className={css.filter}>
        <Select label={t('account')} variant="quiet" value={accountId ?? ALL} options={options} onChange={value => choose(known.find(({ id }) => id === value)?.id ?? null)} />
      </div>
      <QueryFaces size="panel" isWaiting={lines.isPending} waiting={<SkeletonRows label={t('loading')} count={8} />} trouble={trouble(t('failed'), unanswered(lines))}>
        {entries.length === 0 ? (
          <EmptyState size="panel" kind="notYet" title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <JournalList entries={entries} accounts={accountId === null ? known : []} now={now} />
        )}
        {lines.hasNextPage && (
          <div className={css.older}>
            <Button size="small" busy={lines.isFetchingNextPage} onPress={() => void lines.fetchNextPage()}>
              {t('older')}
            </Button>
          </div>
        )}
      </QueryFaces>
    </Dialog>
  )
}
