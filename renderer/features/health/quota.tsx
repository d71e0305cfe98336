import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '#app/domain/ids.ts'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf } from '#renderer/queries/command.ts'
import { meters } from '#renderer/queries/quota.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './health.module.css'
import { QuotaPart } from './quota-part.tsx'

/** The meter of one account, as far as one is known: nobody counts before the first call. */
export function Quota({ accountId, now }: Readonly<{ accountId: AccountId; now: number }>) {
  const { t } = useTranslation('health')
  const { t: failureWords } = useTranslation('failures')
  const { data: views = [] } = useQuery(accounts())
  const found = useQuery(meters([accountId]))
  if (found.isPending) return <p className={css.hint}>{t('callsLoading')}</p>
  if (found.isError) return <p className={css.hint}>{describeFailure(failureOf(found.error), failureWords).what}</p>
  const meter = found.data.find(one => one.accountId === accountId)
  if (meter === undefined) return <p className={css.hint}>{t('callsUnknown')}</p>
  const others = views.filter(({ account }) => account.id !== accountId && meter.sharedBy.includes(account.id))
  const own = views.filter(({ account }) => account.id === accountId)
  return <QuotaPart meter={meter} names={[...own, ...others].map(({ account }) => account.name)} now={now} />
}
