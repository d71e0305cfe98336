import * as campaigns from './campaign.ts'
import * as conversations from './conversation-deeds.ts'
import type { JsonObject } from './json.ts'
import * as messages from './message-deeds.ts'
import type { Author, MessageType } from './message-record.ts'
import type { Parts } from './parts.ts'
import type { Operator, Site } from './site.ts'
import type { ConversationState, Meta } from './thread.ts'

type Where = Readonly<{ websiteId: string; sessionId: string }>
type Words = Where & Readonly<{ content: string | JsonObject; type?: MessageType; origin?: string }>
type OneMessage = Where & Readonly<{ fingerprint: number }>

export type Actions = Readonly<{
  /** A visitor writes for the first time; answers the new session id. */
  visitorArrives: (who: Readonly<{ websiteId: string; text: string; meta?: Partial<Meta> }>) => string
  /** Answers the fingerprint, like the next one. */
  visitorWrites: (words: Words) => number
  operatorWrites: (words: Words & Readonly<{ user?: Author; mentions?: readonly string[] }>) => number
  visitorTypes: (typing: Where & Readonly<{ excerpt: string | null }>) => void
  operatorTypes: (typing: Where & Readonly<{ excerpt: string | null }>) => void
  /** The visitor has read all that operators wrote. */
  visitorReads: (where: Where) => void
  /** Another operator has read all that the visitor wrote. */
  operatorReads: (where: Where) => void
  markUnread: (where: Where) => void
  messageIsDelivered: (message: OneMessage) => void
  messageIsEdited: (change: OneMessage & Readonly<{ content: string | JsonObject }>) => void
  messageIsRemoved: (message: OneMessage) => void
  stateChanges: (change: Where & Readonly<{ state: ConversationState }>) => void
  isAssigned: (change: Where & Readonly<{ operator: string | null }>) => void
  isMoved: (change: Where & Readonly<{ inboxId: string | null }>) => void
  isBlocked: (change: Where & Readonly<{ blocked: boolean }>) => void
  metaChanges: (change: Where & Readonly<{ meta: conversations.MetaChange }>) => void
  visitorIsOnline: (change: Where & Readonly<{ online: boolean }>) => void
  visitorOpensPage: (change: Where & Readonly<{ title: string; url: string }>) => void
  isRemoved: (where: Where) => void
  operatorIsAvailable: (change: Readonly<{ websiteId: string; operator: string; availability: Operator['availability'] }>) => void
  visitorsChange: (change: Readonly<{ websiteId: string; add?: Parameters<Site['visitors']['set']>[1]; remove?: string }>) => void
  campaignRuns: (change: Readonly<{ websiteId: string; campaignId: string; running: boolean }>) => void
}>

/** What happens on the service without us: seen by every client over the sockets, as there. */
export function createActions(parts: Parts): Actions {
  function siteOf(websiteId: string): Site {
    const site = parts.sites.get(websiteId)
    if (site === undefined) throw new Error(`no website ${websiteId} in the simulator`)
    return site
  }
  function placeOf({ websiteId, sessionId }: Where): messages.Place {
    const site = siteOf(websiteId)
    const thread = site.threads.get(sessionId)
    if (thread === undefined) throw new Error(`no conversation ${sessionId} in the simulator`)
    return { site, thread }
  }
  /** In their own window an operator signs with the name of the profile. */
  function named(websiteId: string, user: Author | undefined): Author | undefined {
    const operator = user?.user_id === undefined ? undefined : siteOf(websiteId).operators.get(user.user_id)
    return operator === undefined ? user : { nickname: `${operator.firstName} ${operator.lastName}`, avatar: operator.avatar, ...user }
  }
  function messageOf({ fingerprint, ...where }: OneMessage) {
    const message = placeOf(where).thread.byFingerprint.get(fingerprint)
    if (message === undefined) throw new Error(`no message ${fingerprint} in the simulator`)
    return message
  }
  const type = (from: 'user' | 'operator', { excerpt, ...where }: Where & Readonly<{ excerpt: string | null }>): void =>
    messages.compose(parts, placeOf(where), { type: excerpt === null ? 'stop' : 'start', from, excerpt: excerpt ?? '' })

  return {
    visitorArrives: ({ websiteId, text, meta }) => {
      const site = siteOf(websiteId)
      const thread = conversations.createConversation(parts, site)
      thread.meta = { ...thread.meta, ...meta }
      thread.isOnline = true
      messages.sendMessage(parts, { site, thread }, { type: 'text', from: 'user', origin: 'chat', content: text })
      return thread.sessionId
    },
    visitorWrites: ({ content, type: kind = 'text', origin = 'chat', ...where }) =>
      messages.sendMessage(parts, placeOf(where), { type: kind, from: 'user', origin, content }),
    operatorWrites: ({ content, type: kind = 'text', origin = 'chat', user, mentions, ...where }) =>
      messages.sendMessage(parts, placeOf(where), { type: kind, from: 'operator', origin, content, user: named(where.websiteId, user), mentions }),
    visitorTypes: typing => type('user', typing),
    operatorTypes: typing => type('operator', typing),
    visitorReads: where => messages.markRead(parts, placeOf(where), { from: 'operator', origin: 'chat' }),
    operatorReads: where => messages.markRead(parts, placeOf(where), { from: 'user', origin: 'chat' }),
    markUnread: where => messages.markUnread(parts, placeOf(where)),
    messageIsDelivered: message =>
      messages.markDelivered(parts, placeOf(message), { from: 'operator', origin: 'chat', fingerprints: [message.fingerprint] }),
    messageIsEdited: change => messages.editMessage(parts, placeOf(change), { message: messageOf(change), content: change.content }),
    messageIsRemoved: message => messages.removeMessage(parts, placeOf(message), messageOf(message)),
    stateChanges: ({ state, ...where }) => conversations.changeState(parts, placeOf(where), { state }),
    isAssigned: ({ operator, ...where }) => conversations.assign(parts, placeOf(where), operator),
    isMoved: ({ inboxId, ...where }) => conversations.moveToInbox(parts, placeOf(where), inboxId),
    isBlocked: ({ blocked, ...where }) => conversations.setBlocked(parts, placeOf(where), blocked),
    metaChanges: ({ meta, ...where }) => conversations.changeMeta(parts, placeOf(where), meta),
    visitorIsOnline: ({ online, ...where }) => conversations.setAvailability(parts, placeOf(where), online),
    visitorOpensPage: ({ title, url, ...where }) => conversations.visitPage(parts, placeOf(where), { page_title: title, page_url: url }),
    isRemoved: where => conversations.removeConversation(parts, placeOf(where)),
    operatorIsAvailable: ({ websiteId, operator, availability }) => {
      const found = siteOf(websiteId).operators.get(operator)
      if (found === undefined) throw new Error(`no operator ${operator} in the simulator`)
      found.availability = availability
      found.since = parts.clock.now()
      const data = { website_id: websiteId, user_id: operator, availability: { type: availability } }
      parts.hub.publish({ name: 'website:update_operators_availability', websiteId, data })
    },
    visitorsChange: ({ websiteId, add, remove }) => {
      const { visitors } = siteOf(websiteId)
      const sessionId = add?.['session_id']
      if (add !== undefined && typeof sessionId === 'string') visitors.set(sessionId, add)
      if (remove !== undefined) visitors.delete(remove)
      const data = { website_id: websiteId, visitors_count: visitors.size }
      parts.hub.publish({ name: 'website:update_visitors_count', websiteId, data })
    },
    campaignRuns: ({ websiteId, campaignId, running }) => {
      const site = siteOf(websiteId)
      const campaign = site.campaigns.get(campaignId)
      if (campaign === undefined) throw new Error(`no campaign ${campaignId} in the simulator`)
      if (campaign.dispatched) campaigns.setRunning(parts, site, { campaign, isRunning: running })
      else campaigns.dispatchCampaign(parts, site, campaign)
    },
  }
}
