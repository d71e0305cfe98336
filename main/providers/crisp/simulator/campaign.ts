import { z } from 'zod'
import { runAfter } from './clock.ts'
import type { JsonObject } from './json.ts'
import { flag } from './paging.ts'
import type { Parts } from './parts.ts'
import type { Campaign, Person, Site } from './site.ts'

export const CampaignQuery = z.object({
  search_name: z.string().optional(),
  filter_tag: z.string().optional(),
  filter_type_one_shot: flag,
  filter_type_automated: flag,
  filter_status_not_configured: flag,
  filter_status_ready: flag,
  filter_status_paused: flag,
  filter_status_sending: flag,
  filter_status_done: flag,
})
type CampaignQuery = z.infer<typeof CampaignQuery>

/** Newest first; several flags of one group widen, the groups narrow. */
export function findCampaigns(site: Site, query: CampaignQuery): readonly Campaign[] {
  const name = query.search_name?.toLowerCase() ?? ''
  return [...site.campaigns.values()]
    .filter(campaign => campaign.name.toLowerCase().includes(name))
    .filter(campaign => query.filter_tag === undefined || campaign.tag === query.filter_tag)
    .filter(campaign => isAsked({ 'one-shot': query.filter_type_one_shot, automated: query.filter_type_automated }, campaign.type))
    .filter(campaign => isAsked(statusesOf(query), statusOf(campaign)))
    .toSorted((a, b) => b.createdAt - a.createdAt)
}

export type CampaignStatus = 'not_configured' | 'ready' | 'paused' | 'sending' | 'done'

export function statusOf({ ready, dispatched, running, progress }: Campaign): CampaignStatus {
  if (dispatched) return progress >= 100 ? 'done' : running ? 'sending' : 'paused'
  return ready ? 'ready' : 'not_configured'
}

export function recipientsOf(site: Site, { recipients }: Campaign): readonly Person[] {
  return [...site.people.values()].filter(
    person => recipients.people.includes(person.peopleId) || person.segments.some(segment => recipients.segments.includes(segment)),
  )
}

/** As in the list (reference, section 5.4). */
export function toExcerpt(campaign: Campaign): JsonObject {
  const { campaignId, createdAt, updatedAt, dispatchedAt, recipients: _r, options: _o, statistics: _s, effects: _e, message: _m, ...excerpt } = campaign
  const times = { created_at: createdAt, updated_at: updatedAt, dispatched_at: dispatchedAt ?? undefined }
  return { campaign_id: campaignId, ...excerpt, ...times }
}

export function toCampaign(campaign: Campaign): JsonObject {
  const { recipients, message, options, statistics } = campaign
  return { ...toExcerpt(campaign), sender: {}, recipients, flow: {}, message, options, statistics }
}

type NewCampaign = Pick<Campaign, 'campaignId' | 'type' | 'name' | 'createdAt'>

export function createCampaign(campaign: NewCampaign): Campaign {
  return {
    ...campaign,
    subject: '',
    tag: '',
    format: 'markdown',
    message: '',
    ready: false,
    dispatched: false,
    running: false,
    progress: 0,
    targets: 0,
    reached: 0,
    updatedAt: campaign.createdAt,
    dispatchedAt: null,
    recipients: { type: 'people', segments: [], people: [], filter: [] },
    options: { deliver_to_chatbox: true, deliver_to_email: true, tracking: true },
    statistics: { opened: 0, clicked: 0, unsubscribed: 0 },
    effects: [],
  }
}

/** Sends in steps, on the simulator's clock, until everybody is reached or somebody pauses it. */
export function dispatchCampaign(parts: Parts, site: Site, campaign: Campaign): void {
  campaign.dispatched = true
  campaign.dispatchedAt = parts.clock.now()
  campaign.targets = Math.max(campaign.targets, recipientsOf(site, campaign).length)
  publish(parts, site, { name: 'campaign:dispatched', data: { campaign_id: campaign.campaignId } })
  setRunning(parts, site, { campaign, isRunning: true })
}

export function setRunning(parts: Parts, site: Site, { campaign, isRunning }: Readonly<{ campaign: Campaign; isRunning: boolean }>): void {
  campaign.running = isRunning
  campaign.updatedAt = parts.clock.now()
  publish(parts, site, { name: 'campaign:running', data: { campaign_id: campaign.campaignId, running: isRunning } })
  if (isRunning) scheduleStep(parts, site, campaign)
}

const STEPS = 5

function scheduleStep(parts: Parts, site: Site, campaign: Campaign): void {
  runAfter(parts.clock, parts.behaviour.campaignStepMs, () => {
    if (!campaign.running || !site.campaigns.has(campaign.campaignId)) return
    campaign.progress = Math.min(100, campaign.progress + 100 / STEPS)
    campaign.reached = Math.round((campaign.targets * campaign.progress) / 100)
    campaign.updatedAt = parts.clock.now()
    if (campaign.progress >= 100) campaign.running = false
    publish(parts, site, { name: 'campaign:progress', data: { campaign_id: campaign.campaignId, progress: campaign.progress } })
    if (campaign.running) scheduleStep(parts, site, campaign)
  })
}

type CampaignEvent = 'campaign:dispatched' | 'campaign:running' | 'campaign:progress'

function publish(parts: Parts, site: Site, { name, data }: Readonly<{ name: CampaignEvent; data: JsonObject }>): void {
  parts.hub.publish({ name, websiteId: site.websiteId, data: { website_id: site.websiteId, ...data } })
}

function statusesOf(query: CampaignQuery): Readonly<Record<CampaignStatus, boolean>> {
  return {
    not_configured: query.filter_status_not_configured,
    ready: query.filter_status_ready,
    paused: query.filter_status_paused,
    sending: query.filter_status_sending,
    done: query.filter_status_done,
  }
}

/** With no flag of a group set, the group does not filter. */
function isAsked<K extends string>(flags: Readonly<Record<K, boolean>>, value: K): boolean {
  return flags[value] || Object.values(flags).every(isSet => isSet === false)
}
