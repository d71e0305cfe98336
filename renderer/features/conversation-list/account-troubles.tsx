import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatClock } from '#renderer/words/format.ts'

/** One line for each account that is in trouble, with its cause and one action. The rows of all others stay as they are. */
export function AccountTroubles({ views }: Readonly<{ views: readonly AccountView[] }>) {
  return views.map(view => (view.status.state === 'failed' ? <Trouble key={view.account.id} view={view} /> : null))
}

function Trouble({ view: { account, status } }: Readonly<{ view: AccountView }>) {
  const { t } = useTranslation('list')
  const { t: failureWords } = useTranslation('failures')
  const retry = useCommand('accounts.retry')
  if (status.state !== 'failed') return null
  const { what } = describeFailure(status.failure, failureWords)
  // Being asked to wait is no fault: it passes by itself.
  if (status.failure.kind === 'rateLimited') return null
  return (
    <Banner
      kind="error"
      action={
        <Button size="small" busy={retry.isPending} onPress={() => retry.mutate({ id: account.id })}>
          {t('retry')}
        </Button>
      }
    >
      {status.lastGoodAt === null
        ? t('accountFailed', { name: account.name, what })
        : t('accountFailedSince', { name: account.name, what, time: formatClock(status.lastGoodAt) })}
    </Banner>
  )
}
