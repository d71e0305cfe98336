import { ok } from '#app/result.ts'
import type { Store } from '#main/store/store.ts'
import type { Sync } from '#main/sync/sync.ts'
import { orNotFound } from './conversations.ts'
import type { Handlers } from './handlers.ts'

type CampaignCalls = 'campaigns.list' | 'campaigns.refresh' | 'campaigns.get' | 'campaigns.load' | 'campaigns.setRunning'

export const campaignHandlers = ({ store, sync }: Readonly<{ store: Pick<Store, 'campaigns'>; sync: Sync }>) =>
  ({
    'campaigns.list': async query => ok(await store.campaigns.list(query)),
    'campaigns.refresh': async ({ scope }) => ok(await sync.refreshCampaigns(scope)),
    'campaigns.get': async ({ id }) => orNotFound(await store.campaigns.get(id)),
    'campaigns.load': ({ id }) => sync.loadCampaign(id),
    'campaigns.setRunning': ({ id, isRunning }) => sync.setCampaignRunning(id, isRunning),
  }) satisfies Pick<Handlers, CampaignCalls>
