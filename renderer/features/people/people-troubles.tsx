import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { CapabilityName } from '#app/domain/capability.ts'
import type { AccountOutcome } from '#app/contract/scope.ts'
import { Banner } from '#renderer/design/banner.tsx'
import { capabilitySentence } from '#renderer/words/capability-sentence.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'

type PeopleTroublesProps = Readonly<{ views: readonly AccountView[]; outcomes: readonly AccountOutcome[]; capability: CapabilityName }>

/** One sentence for each account that does not offer this, or could not be asked. */
export function PeopleTroubles({ views, outcomes, capability }: PeopleTroublesProps) {
  const { t } = useTranslation('people')
  const { t: capabilityWords } = useTranslation('capabilities')
  const { t: failureWords } = useTranslation('failures')
  return views.map(view => {
    const lacking = capabilitySentence(view, capability, capabilityWords)
    const failure = outcomes.find(({ accountId }) => accountId === view.account.id)?.failure ?? null
    const text = lacking ?? (failure === null ? null : t('failed', { account: view.account.name, what: describeFailure(failure, failureWords).what }))
    return text === null ? null : (
      <Banner key={view.account.id} kind={lacking === null ? 'warning' : 'info'}>
        {text}
      </Banner>
    )
  })
}
