import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { Button } from '#renderer/design/button.tsx'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatList } from '#renderer/words/format.ts'
import { useAccountNotices } from '#renderer/words/use-account-notices.ts'
import css from './service-line.module.css'
import { serviceAnswer, type ServiceCounts } from './service-answer.ts'
import { whoHasMore } from './service-hits.ts'
import type { ServiceSearch } from './use-service-search.ts'

type ServiceLineProps = Readonly<{
  search: ServiceSearch
  counts: ServiceCounts
  inScope: readonly AccountView[]
  canSearch: readonly AccountView[]
  /** Has the services look; null = not now. */
  onAsk: (() => void) | null
}>

/** How far the search has come: here, or at which services, and why one of them has not answered. */
export function ServiceLine({ search, counts, inScope, canSearch, onAsk }: ServiceLineProps) {
  const { t } = useTranslation('commands')
  const { t: failureWords } = useTranslation('failures')
  const outcomes = search.state === 'answered' ? search.outcomes : []
  const notices = useAccountNotices({ views: inScope, outcomes, capability: 'serverSearch' })
  const isTold = search.state !== 'notAsked' || canSearch.length === 0
  const said = progress()
  return (
    <div className={css.line}>
      <p role="status" className={css.said}>
        {said !== '' && <span>{said}</span>}
        {isTold && notices.map(({ key, text }) => <span key={key}>{text}</span>)}
      </p>
      {onAsk !== null && (
        <Button size="small" icon="globe" onPress={onAsk}>
          {t(search.state === 'notAsked' ? 'askServices' : 'askServicesAgain')}
        </Button>
      )}
    </div>
  )

  function progress(): string {
    switch (search.state) {
      case 'notAsked':
        return t('searchedHere')
      case 'asking':
        return t('askingServices', { names: formatList(canSearch.map(({ account }) => account.name)) })
      case 'failed':
        return describeFailure(search.failure, failureWords).what
      case 'answered':
        return serviceAnswer({ ...counts, more: whoHasMore(inScope, outcomes), hasFailures: outcomes.some(({ failure }) => failure !== null) }, t)
    }
  }
}
