import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { CapabilityName } from '#app/domain/capability.ts'
import type { AccountOutcome } from '#app/contract/scope.ts'
import { capabilitySentence } from './capability-sentence.ts'
import { describeFailure } from './describe-failure.ts'

export type AccountNoticesNeeds = Readonly<{ views: readonly AccountView[]; outcomes: readonly AccountOutcome[]; capability: CapabilityName }>

/** One sentence for each account that does not offer something, or could not be asked just now. The others stay as they are. */
export function useAccountNotices({ views, outcomes, capability }: AccountNoticesNeeds) {
  const { t } = useTranslation('capabilities')
  const { t: failureWords } = useTranslation('failures')
  return views.flatMap((view): readonly Readonly<{ key: string; kind: 'info' | 'warning'; text: string }>[] => {
    const { id, name } = view.account
    const lacking = capabilitySentence(view, capability, t)
    if (lacking !== null) return [{ key: id, kind: 'info', text: lacking }]
    const failure = outcomes.find(({ accountId }) => accountId === id)?.failure ?? null
    return failure === null ? [] : [{ key: id, kind: 'warning', text: t('outcomeFailed', { account: name, what: describeFailure(failure, failureWords).what }) }]
  })
}
