import type { z } from 'zod'
import { campaignId, contactId, conversationId, inboxId, operatorId, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import { toSegments, toStatus } from '#main/providers/crisp/normalise/conversation.ts'
import { toPartsByShape } from '#main/providers/crisp/normalise/parts.ts'
import { toPresence } from '#main/providers/crisp/normalise/team.ts'
import { toThreadItem } from '#main/providers/crisp/normalise/thread-item.ts'
import * as wire from '#main/providers/crisp/wire/event.ts'
import { CrispMessage } from '#main/providers/crisp/wire/message.ts'
import type { ConversationChange, ProviderSignal } from '#main/providers/provider.ts'
import type { BoundEvent } from './bound-events.ts'

type Whose = Readonly<{ accountId: AccountId; websiteId: string }>
type Read = (data: unknown, whose: Whose) => ProviderSignal | null

/**
 * What an event tells us; null where it is not about this account, or names nothing that we could ask for.
 * An event that names a conversation and is broken otherwise makes that conversation stale.
 */
export function toSignal(event: BoundEvent, data: unknown, whose: Whose): ProviderSignal | null {
  const about = wire.AboutWebsite.safeParse(data)
  if (!about.success || about.data.website_id !== whose.websiteId) return null
  return READERS[event](data, whose)
}

/** Events about one conversation. */
function ofSession<T>(schema: z.ZodType<T>, tell: (value: T, id: ConversationId, account: AccountId) => ProviderSignal): Read {
  return (data, { accountId }) => {
    const about = wire.AboutSession.safeParse(data)
    if (!about.success) return null
    const id = conversationId(accountId, about.data.session_id)
    const read = schema.safeParse(data)
    return read.success ? tell(read.data, id, accountId) : stale(id)
  }
}

function changing<T>(schema: z.ZodType<T>, toChange: (value: T, account: AccountId) => ConversationChange): Read {
  return ofSession(schema, (value, id, account) => ({ type: 'conversationChanged', conversationId: id, change: toChange(value, account) }))
}

function ofWebsite<T>(schema: z.ZodType<T>, tell: (value: T, account: AccountId) => ProviderSignal): Read {
  return (data, { accountId }) => {
    const read = schema.safeParse(data)
    return read.success ? tell(read.data, accountId) : null
  }
}

const stale = (id: ConversationId): ProviderSignal => ({ type: 'conversationStale', conversationId: id })

const item = ofSession(CrispMessage, (message, id) => ({ type: 'item', conversationId: id, item: toThreadItem(id, message) }))
const person = ofWebsite(wire.PersonNamed, ({ people_id }, account) => ({ type: 'contactChanged', contactId: contactId(account, people_id) }))
const campaign = ofWebsite(wire.CampaignNamed, ({ campaign_id }, account) => ({ type: 'campaignChanged', campaignId: campaignId(account, campaign_id) }))

const READERS: Readonly<Record<BoundEvent, Read>> = {
  'message:send': item,
  'message:received': item,
  'message:updated': ofSession(wire.Updated, ({ fingerprint, content }, id) => {
    const parts = toPartsByShape(content)
    return parts === null ? stale(id) : { type: 'itemEdited', conversationId: id, remoteId: String(fingerprint), parts }
  }),
  'message:removed': ofSession(wire.OfMessage, ({ fingerprint }, id) => ({ type: 'itemRemoved', conversationId: id, remoteId: String(fingerprint) })),
  'message:compose:send': ofSession(wire.Composing, ({ type }, id) => ({ type: 'typing', conversationId: id, isTyping: type === 'start' })),
  'message:acknowledge:read:send': ofSession(wire.AboutSession, (_about, id) => ({ type: 'readByTeam', conversationId: id })),
  'message:acknowledge:read:received': ofSession(wire.AcknowledgedList, (fingerprints, id) => ({
    type: 'readByContact',
    conversationId: id,
    remoteIds: fingerprints === 'all' ? 'all' : fingerprints.map(String),
  })),
  'message:acknowledge:unread:send': ofSession(wire.AboutSession, (_about, id) => ({ type: 'unreadByTeam', conversationId: id })),
  'session:set_state': changing(wire.StateSet, ({ state }) => ({ status: toStatus(state) })),
  'session:set_routing': changing(wire.RoutingSet, ({ routing_id: id }, account) => ({ assigneeId: id === null ? null : operatorId(account, id) })),
  'session:set_inbox': changing(wire.InboxSet, ({ inbox_id: id }, account) => ({ inboxId: id === null ? null : inboxId(account, id) })),
  'session:set_block': changing(wire.BlockSet, ({ is_blocked: isBlocked }) => ({ isBlocked })),
  'session:set_segments': changing(wire.SegmentsSet, ({ segments }) => ({ segments: toSegments(segments) })),
  'session:set_email': changing(wire.EmailSet, ({ email }) => ({ contactEmail: email })),
  'session:set_nickname': changing(wire.NicknameSet, ({ nickname }) => ({ contactName: nickname ?? '' })),
  'session:set_subject': changing(wire.SubjectSet, ({ subject }) => ({ subject })),
  'session:update_availability': changing(wire.AvailabilitySet, ({ availability }) => ({ contactOnline: availability === 'online' })),
  'session:removed': ofSession(wire.AboutSession, (_about, id) => ({ type: 'conversationRemoved', conversationId: id })),
  'people:bind:session': changing(wire.PersonNamed, ({ people_id: id }, account) => ({ contactId: contactId(account, id) })),
  'people:profile:created': person,
  'people:profile:updated': person,
  'people:profile:removed': person,
  'website:update_operators_availability': ofWebsite(wire.OperatorAvailability, ({ user_id: id, availability }, account) => ({
    type: 'presence',
    operatorId: operatorId(account, id),
    presence: toPresence(availability.type),
  })),
  'campaign:progress': campaign,
  'campaign:dispatched': campaign,
  'campaign:running': campaign,
}
