import { z } from 'zod'
import { Campaign, CampaignState } from '#app/domain/campaign.ts'
import { CampaignId } from '#app/domain/ids.ts'
import { command, query } from './call.ts'
import { AccountOutcomes, Scope } from './scope.ts'

export const campaigns = {
  'campaigns.list': query(z.object({ scope: Scope, search: z.string().trim().max(200), states: z.array(CampaignState).nullable() }), z.array(Campaign).readonly()),
  'campaigns.refresh': command(z.object({ scope: Scope }), AccountOutcomes),
  'campaigns.get': query(z.object({ id: CampaignId }), Campaign),
  /** Asks the service for one campaign with all its figures. */
  'campaigns.load': command(z.object({ id: CampaignId }), Campaign),
  'campaigns.setRunning': command(z.object({ id: CampaignId, isRunning: z.boolean() }), Campaign),
} as const
