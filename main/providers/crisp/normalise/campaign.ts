import type { Campaign, CampaignState } from '#app/domain/campaign.ts'
import { campaignId, type AccountId } from '#app/domain/ids.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { CrispCampaign } from '#main/providers/crisp/wire/campaign.ts'

export function toCampaign(account: AccountId, campaign: CrispCampaign): Campaign {
  const { statistics } = campaign
  return {
    id: campaignId(account, campaign.campaign_id),
    accountId: account,
    name: campaign.name ?? '',
    subject: campaign.subject,
    type: campaign.type === 'automated' ? 'automated' : 'oneShot',
    state: toCampaignState(campaign),
    progressPercent: Math.min(100, Math.max(0, campaign.progress ?? 0)),
    targets: countOf(campaign.targets),
    reached: countOf(campaign.reached),
    opened: countOf(statistics?.opened ?? null),
    clicked: countOf(statistics?.clicked ?? null),
    unsubscribed: countOf(statistics?.unsubscribed ?? null),
    tag: campaign.tag,
    message: campaign.message,
    createdAt: timeOf(campaign.created_at),
    updatedAt: timeOf(campaign.updated_at),
    dispatchedAt: timeOf(campaign.dispatched_at),
  }
}

/** Inferred from the names of the list's filters (reference, section 6.5). */
function toCampaignState({ ready, dispatched, running, progress }: CrispCampaign): CampaignState {
  if (dispatched !== true) return ready === true ? 'ready' : 'notConfigured'
  if ((progress ?? 0) >= 100) return 'done'
  return running === true ? 'sending' : 'paused'
}

function countOf(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Math.max(0, Math.trunc(value))
}

function timeOf(value: number | null): EpochMs | null {
  return value === null ? null : epochMs(value)
}
