import type { Campaign } from '#app/domain/campaign.ts'
import type { CampaignId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { QuotaLane } from '#main/quota/quota-lane.ts'
import type { AccountLine } from './account-line.ts'
import type { SyncNeeds } from './sync-needs.ts'
import { walkPages } from './walk-pages.ts'

/** Campaigns of one account. */
export type CampaignsPull = Readonly<{
  /** The list, newest pages first. Answers whether there are more pages than we walk. */
  refresh(): Promise<Result<boolean>>
  /** One with all its figures. */
  load(id: CampaignId, lane: QuotaLane): Promise<Result<Campaign>>
  setRunning(id: CampaignId, isRunning: boolean): Promise<Result<Campaign>>
}>

const MAX_PAGES = 20

type CampaignsNeeds = Pick<SyncNeeds, 'store' | 'changes'> & Readonly<{ line: AccountLine }>

export function createCampaignsPull({ store, changes, line }: CampaignsNeeds): CampaignsPull {
  async function keep(campaigns: readonly Campaign[]): Promise<Result<null>> {
    if (campaigns.length === 0) return ok(null)
    const stored = await store.campaigns.upsert(campaigns)
    if (stored.ok) changes.tell({ kind: 'campaigns', ids: campaigns.map(campaign => campaign.id) })
    return stored
  }

  async function load(id: CampaignId, lane: QuotaLane): Promise<Result<Campaign>> {
    const campaign = await line.ask(lane, (service, signal) => service.getCampaign({ id, signal }))
    if (!campaign.ok) return campaign
    const kept = await keep([campaign.value])
    return kept.ok ? campaign : kept
  }

  return {
    load,
    async refresh() {
      const offered = await line.offers('campaigns')
      if (!offered.ok || !offered.value) return offered
      const walked = await walkPages(
        { from: null, maxPages: MAX_PAGES },
        cursor => line.ask('list', (service, signal) => service.listCampaigns({ cursor, signal })),
        page => keep(page.items),
      )
      return walked.ok ? ok(walked.value !== null) : walked
    },
    async setRunning(id, isRunning) {
      const done = await line.ask('openThread', (service, signal) => service.setCampaignRunning({ id, isRunning, signal }))
      return done.ok ? load(id, 'openThread') : done
    },
  }
}
