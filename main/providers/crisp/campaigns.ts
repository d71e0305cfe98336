import { remoteOf } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { readListPage } from './list.ts'
import { toCampaign } from './normalise/campaign.ts'
import type { Room } from './room.ts'
import { CrispCampaign } from './wire/campaign.ts'
import { readRecord } from './wire/records.ts'

type Campaigns = Pick<ProviderAccount, 'listCampaigns' | 'getCampaign' | 'setCampaignRunning'>

/** Only a user's token may: all others are refused here, without a call. */
export function createCampaigns(room: Room): Campaigns {
  const { client, accountId } = room
  if (room.tier !== 'user') {
    const refusal = () => Promise.resolve(fail({ kind: 'forbidden', accountId, need: 'user' }))
    return { listCampaigns: refusal, getCampaign: refusal, setCampaignRunning: refusal }
  }

  return {
    listCampaigns: async asking => {
      const toItem = (campaign: CrispCampaign) => toCampaign(accountId, campaign)
      const page = await readListPage(room, asking, { path: ['campaigns', 'list'], record: CrispCampaign, toItem, pageSize: null })
      return room.learn('campaigns', page)
    },
    getCampaign: async ({ id, signal }) => {
      const data = await client.atSite('GET', ['campaign', remoteOf(id)], { signal })
      const campaign = data.ok ? readRecord(CrispCampaign, data.value) : data
      return campaign.ok ? ok(toCampaign(accountId, campaign.value)) : campaign
    },
    setCampaignRunning: async ({ id, isRunning, signal }) => {
      const path = ['campaign', remoteOf(id), isRunning ? 'resume' : 'pause']
      const result = room.learn('campaignControl', await client.atSite('POST', path, { body: {}, signal }))
      return result.ok ? ok(null) : result
    },
  }
}
