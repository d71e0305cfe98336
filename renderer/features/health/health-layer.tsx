import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { CardBeside } from '#renderer/design/card-beside.tsx'
import { accounts, comparisons } from '#renderer/queries/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { useHealthCard } from '#renderer/ui-state/health-card.ts'
import { useJournalView } from '#renderer/ui-state/journal-view.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { dotOf } from '#renderer/words/status-dot.ts'
import { lastGood, needsKey, statusWords, type StatusNeeds, type StatusWords } from '#renderer/words/status-words.ts'
import { comparisonWords } from './comparison-words.ts'
import { HealthCard } from './health-card.tsx'
import { Quota } from './quota.tsx'

/** The card of one account, wherever it was asked for. */
export function HealthLayer() {
  const { card, close } = useHealthCard()
  const { data: views = [] } = useQuery(accounts())
  const view = views.find(({ account }) => account.id === card?.accountId)
  if (card === null || view === undefined) return null
  return (
    <CardBeside key={view.account.id} beside={card.beside} side={card.side} title={view.account.name} onClose={close}>
      <Card view={view} onClose={close} />
    </CardBeside>
  )
}

function Card({ view: { account, status }, onClose }: Readonly<{ view: AccountView; onClose: () => void }>) {
  const { t } = useTranslation('health')
  const { t: failureWords } = useTranslation('failures')
  const retry = useCommand('accounts.retry')
  const openJournal = useJournalView(journal => journal.open)
  const begin = useAccountTask(tasks => tasks.begin)
  const { data: compared = [] } = useQuery(comparisons([account.id]))
  const now = useNow()

  function replaceKey(): void {
    onClose()
    begin({ kind: 'reconnect', accountId: account.id })
  }

  function showJournal(): void {
    onClose()
    openJournal(account.id)
  }

  const action = needsKey(status)
    ? { label: t('newKey'), isBusy: false, onPress: replaceKey }
    : { label: t('tryAgain'), isBusy: retry.isPending, onPress: () => retry.mutate({ id: account.id }) }
  return (
    <HealthCard
      dot={dotOf(status)}
      words={wholeWords(status, { t, failureWords, now })}
      compared={compared.map(one => comparisonWords(one, { t, now }))}
      trouble={retry.error === null ? null : describeFailure(failureOf(retry.error), failureWords).what}
      onJournal={showJournal}
      action={status.state === 'failed' ? action : null}
    >
      <Quota accountId={account.id} now={now} />
    </HealthCard>
  )
}

/** The card has room for what goes without saying elsewhere: when an account that is well was good last. */
function wholeWords(status: SyncStatus, needs: StatusNeeds): StatusWords {
  const words = statusWords(status, needs)
  return words.details.length > 0 ? words : { ...words, details: lastGood(status.lastGoodAt, needs) }
}
