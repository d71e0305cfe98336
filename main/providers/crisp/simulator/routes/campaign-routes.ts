import { z } from 'zod'
import * as campaigns from '#main/providers/crisp/simulator/campaign.ts'
import { added, deleted, invalidData, listed, notFound, processing, resolved, updated, type Reply } from '#main/providers/crisp/simulator/envelope.ts'
import { listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, userOnly, type Route } from '#main/providers/crisp/simulator/route.ts'
import { CAMPAIGN_EFFECTS, type Campaign, type Site } from '#main/providers/crisp/simulator/site.ts'

const CampaignChange = z
  .object({
    name: z.string().min(1),
    subject: z.string(),
    tag: z.string(),
    format: z.enum(['markdown', 'html']),
    message: z.string(),
    recipients: z
      .object({ type: z.string(), segments: z.array(z.string()), people: z.array(z.string()), filter: z.array(z.record(z.string(), z.json())) })
      .partial(),
    options: z.record(z.string(), z.json()),
  })
  .partial()

/** Campaigns belong to people: every route here needs a user token. */
export function campaignRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  const withCampaign = (site: Site, id: string, run: (campaign: Campaign) => Reply): Reply => {
    const campaign = site.campaigns.get(id)
    return campaign === undefined ? notFound('the campaign does not exist') : run(campaign)
  }
  const change = (method: 'PUT' | 'PATCH') =>
    atSite({
      method,
      path: '/campaign/:campaign_id',
      grant: userOnly,
      input: CampaignChange,
      run: ({ site, input, param }) =>
        withCampaign(site, param('campaign_id'), campaign => {
          const { recipients, ...rest } = input
          Object.assign(campaign, rest)
          campaign.recipients = {
            type: recipients?.type ?? campaign.recipients.type,
            segments: recipients?.segments ?? campaign.recipients.segments,
            people: recipients?.people ?? campaign.recipients.people,
            filter: recipients?.filter ?? campaign.recipients.filter,
          }
          campaign.targets = campaigns.recipientsOf(site, campaign).length
          campaign.ready = campaign.subject !== '' && campaign.message !== ''
          campaign.updatedAt = parts.clock.now()
          return updated()
        }),
    })
  const act = (name: string, allowed: readonly campaigns.CampaignStatus[], run: (site: Site, campaign: Campaign) => void) =>
    atSite({
      method: 'POST',
      path: `/campaign/:campaign_id/${name}`,
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) =>
        withCampaign(site, param('campaign_id'), campaign => {
          const status = campaigns.statusOf(campaign)
          if (!allowed.includes(status)) return invalidData(`the campaign is ${status}`)
          run(site, campaign)
          return processing()
        }),
    })

  return [
    atSite({
      method: 'GET',
      path: '/campaigns/list/:page',
      grant: userOnly,
      input: campaigns.CampaignQuery,
      run: ({ site, input, param }) => listPage(campaigns.findCampaigns(site, input), param('page'), { toWire: campaigns.toExcerpt }),
    }),
    atSite({
      method: 'GET',
      path: '/campaigns/tags',
      grant: userOnly,
      input: nothing,
      run: ({ site }) => listed([...new Set([...site.campaigns.values()].map(campaign => campaign.tag))].filter(tag => tag !== '').toSorted()),
    }),
    atSite({
      method: 'POST',
      path: '/campaign',
      grant: userOnly,
      input: z.object({ type: z.enum(['one-shot', 'automated']), name: z.string().min(1) }),
      run: ({ site, input }) => {
        const campaign = campaigns.createCampaign({ ...input, campaignId: parts.random.uuid(), createdAt: parts.clock.now() })
        site.campaigns.set(campaign.campaignId, campaign)
        return added({ campaign_id: campaign.campaignId })
      },
    }),
    atSite({ method: 'HEAD', path: '/campaign/:campaign_id', grant: userOnly, input: nothing, run: ({ site, param }) => withCampaign(site, param('campaign_id'), () => resolved({})) }),
    atSite({
      method: 'GET',
      path: '/campaign/:campaign_id',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) => withCampaign(site, param('campaign_id'), campaign => resolved(campaigns.toCampaign(campaign))),
    }),
    change('PUT'),
    change('PATCH'),
    atSite({
      method: 'DELETE',
      path: '/campaign/:campaign_id',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) => (site.campaigns.delete(param('campaign_id')) ? deleted() : notFound('the campaign does not exist')),
    }),
    act('dispatch', ['ready'], (site, campaign) => campaigns.dispatchCampaign(parts, site, campaign)),
    act('pause', ['sending'], (site, campaign) => campaigns.setRunning(parts, site, { campaign, isRunning: false })),
    act('resume', ['paused'], (site, campaign) => campaigns.setRunning(parts, site, { campaign, isRunning: true })),
    act('test', ['ready', 'sending', 'paused', 'done'], () => undefined),
    atSite({
      method: 'GET',
      path: '/campaign/:campaign_id/recipients/:page',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) =>
        withCampaign(site, param('campaign_id'), campaign => {
          const people = campaigns.recipientsOf(site, campaign)
          const items = people.map(({ peopleId, email, person, subscribed }) => ({ people_id: peopleId, email, person, subscribed }))
          return listPage(items, param('page'))
        }),
    }),
    atSite({
      method: 'GET',
      path: '/campaign/:campaign_id/statistics/:type/:page',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) =>
        withCampaign(site, param('campaign_id'), campaign => {
          const type = CAMPAIGN_EFFECTS.find(effect => effect === param('type'))
          if (type === undefined) return notFound('no such statistic')
          const items = campaign.effects.filter(effect => effect.type === type).map(effect => toStatistic(site, effect))
          return listPage(items, param('page'))
        }),
    }),
  ]
}

function toStatistic(site: Site, { type, peopleId, at }: Campaign['effects'][number]): object {
  const person = site.people.get(peopleId)
  return {
    type,
    profile: { people_id: peopleId, email: person?.email ?? '', person: person?.person ?? {} },
    data: {},
    created_at: at,
    updated_at: at,
  }
}
