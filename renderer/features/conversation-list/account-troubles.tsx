import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import type { Failure } from '#app/failure.ts'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { areAllOffline } from '#renderer/words/are-all-offline.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatClock } from '#renderer/words/format.ts'
import { needsKey } from '#renderer/words/status-words.ts'

/**
 * One line for each account that is in trouble, with its cause and one action. The rows of all others stay as they are. Where
 * no account at all is reached, the window says so once, for all of them.
 */
export function AccountTroubles({ views }: Readonly<{ views: readonly AccountView[] }>) {
  const { data: all = [] } = useQuery(accounts())
  if (areAllOffline(all)) return null
  return views.map(view => (view.status.state === 'failed' ? <Trouble key={view.account.id} view={view} /> : null))
}

function Trouble({ view: { account, status } }: Readonly<{ view: AccountView }>) {
  const { t } = useTranslation('list')
  const { t: failureWords } = useTranslation('failures')
  const retry = useCommand('accounts.retry')
  const begin = useAccountTask(tasks => tasks.begin)
  if (status.state !== 'failed' || isSaidElsewhere(status.failure)) return null
  const { what } = describeFailure(status.failure, failureWords)
  const action = needsKey(status) ? (
    <Button size="small" icon="key" onPress={() => begin({ kind: 'reconnect', accountId: account.id })}>
      {t('newKey')}
    </Button>
  ) : (
    <Button size="small" busy={retry.isPending} onPress={() => retry.mutate({ id: account.id })}>
      {t('retry')}
    </Button>
  )
  return (
    <Banner kind="error" action={action}>
      {status.lastGoodAt === null
        ? t('accountFailed', { name: account.name, what })
        : t('accountFailedSince', { name: account.name, what, time: formatClock(status.lastGoodAt) })}
    </Banner>
  )
}

/** Being asked to wait is no fault and passes by itself; a keychain that needs somebody is said once, on top of the window. */
function isSaidElsewhere(failure: Failure): boolean {
  return failure.kind === 'rateLimited' || failure.kind === 'vaultLocked' || (failure.kind === 'vaultUnavailable' && failure.cause !== 'noKey')
}
