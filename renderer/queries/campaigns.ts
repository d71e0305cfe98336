import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Scope } from '#app/contract/scope.ts'
import type { CampaignState } from '#app/domain/campaign.ts'
import type { CampaignId } from '#app/domain/ids.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

export const campaigns = (scope: Scope, search: string, states: readonly CampaignState[] | null) =>
  queryOptions({
    queryKey: [keys.campaigns, 'list', scope, search, states],
    queryFn: () => ask('campaigns.list', { scope, search, states: states === null ? null : [...states] }),
    placeholderData: keepPreviousData,
  })

export const campaign = (id: CampaignId) =>
  queryOptions({ queryKey: [keys.campaigns, 'one', id], queryFn: () => ask('campaigns.get', { id }) })
