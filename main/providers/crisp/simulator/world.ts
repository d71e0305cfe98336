import { createCampaign } from './campaign.ts'
import { createMessage } from './message-deeds.ts'
import type { Author, MessageType, Side } from './message-record.ts'
import type { JsonObject } from './json.ts'
import type { Parts } from './parts.ts'
import { createArticle, createSite, type Article, type Campaign, type Operator, type Person, type Site, type Template } from './site.ts'
import { createThread, storeMessage, type ConversationState, type Meta } from './thread.ts'
import type { Tier, Token } from './token.ts'

export type NewMessage = Readonly<{
  from: Side
  content: string | JsonObject
  /** Epoch milliseconds. */
  timestamp: number
  /** `text` unless said otherwise. */
  type?: MessageType
  origin?: string
  user?: Author
  fingerprint?: number
  mentions?: readonly string[]
  read?: string
  delivered?: string
}>

export type NewConversation = Readonly<{
  meta?: Partial<Meta>
  messages: readonly NewMessage[]
  /** Where left out, what follows from the messages. */
  state?: ConversationState
  sessionId?: string
  peopleId?: string
  inboxId?: string
  assigned?: string
  isBlocked?: boolean
  isOnline?: boolean
  createdAt?: number
  topic?: string
  /** Visitor messages that nobody has read; where left out, those since the last operator message. */
  unread?: number
  participants?: readonly JsonObject[]
  pages?: readonly JsonObject[]
  events?: readonly JsonObject[]
}>

export type World = Readonly<{
  addWebsite: (website: Readonly<{ name: string; domain: string; websiteId?: string; logo?: string }>) => string
  addToken: (token: Readonly<{ tier: Tier; websiteIds: readonly string[]; identifier?: string; key?: string; scopes?: readonly string[]; userId?: string; validUntil?: number }>) => Token
  removeToken: (identifier: string) => void
  addOperator: (websiteId: string, operator: Readonly<{ email: string; firstName: string; lastName: string } & Partial<Operator>>) => string
  addInbox: (websiteId: string, inbox: Readonly<{ name: string; emoji?: string; operators?: readonly string[]; inboxId?: string }>) => string
  addTeam: (websiteId: string, team: Readonly<{ name: string; emoji?: string; operators?: readonly string[] }>) => string
  addConversation: (websiteId: string, conversation: NewConversation) => string
  addPerson: (websiteId: string, person: Readonly<{ email: string } & Partial<Omit<Person, 'email'>>>) => string
  addCampaign: (websiteId: string, campaign: Readonly<Pick<Campaign, 'name'> & Partial<Campaign>>) => string
  addTemplate: (websiteId: string, template: Readonly<Pick<Template, 'name'> & Partial<Template>>) => string
  addVisitor: (websiteId: string, visitor: Readonly<{ nickname: string; page: Readonly<{ title: string; url: string }>; country?: string; sessionId?: string; active?: boolean }>) => string
  addCategory: (websiteId: string, category: Readonly<{ name: string; description?: string }>) => string
  addArticle: (websiteId: string, article: Readonly<Pick<Article, 'title'> & Partial<Article>>) => string
  /** Everything about one website, for what has no method of its own. */
  site: (websiteId: string) => Site
}>

/** Fills the simulated service in bulk. Nothing that is added here is told over the sockets. */
export function createWorld(parts: Parts): World {
  function site(websiteId: string): Site {
    const found = parts.sites.get(websiteId)
    if (found === undefined) throw new Error(`no website ${websiteId} in the simulator`)
    return found
  }

  return {
    site,
    addWebsite: ({ name, domain, websiteId = parts.random.uuid(), logo = '' }) => {
      parts.sites.set(websiteId, { ...createSite({ websiteId, name, domain }), logo })
      return websiteId
    },
    addToken: ({ tier, websiteIds, identifier = parts.random.uuid(), key = parts.random.uuid(), scopes, userId, validUntil }) => {
      const token: Token = {
        tier,
        identifier,
        key,
        websiteIds: new Set(websiteIds),
        scopes: scopes === undefined ? null : new Set(scopes),
        pluginId: tier === 'plugin' ? parts.random.uuid() : null,
        userId: userId ?? null,
        validUntil: validUntil ?? null,
      }
      parts.tokens.set(identifier, token)
      return token
    },
    removeToken: identifier => {
      parts.tokens.delete(identifier)
    },
    addOperator: (websiteId, operator) => {
      const userId = operator.userId ?? parts.random.uuid()
      site(websiteId).operators.set(userId, {
        avatar: '',
        role: 'member',
        title: null,
        availability: 'online',
        since: parts.clock.now(),
        lastActiveAt: null,
        ...operator,
        userId,
      })
      return userId
    },
    addInbox: (websiteId, { name, emoji = '', operators = [], inboxId = parts.random.uuid() }) => {
      const { inboxes } = site(websiteId)
      const at = parts.clock.now()
      const rules = { operators, teams: [], team_operators: [], operator: 'and', conditions: [] }
      inboxes.set(inboxId, { inbox_id: inboxId, name, emoji, order: inboxes.size + 1, ...rules, created_at: at, updated_at: at })
      return inboxId
    },
    addTeam: (websiteId, { name, emoji = '', operators = [] }) => {
      const at = parts.clock.now()
      const teamId = parts.random.uuid()
      site(websiteId).teams.set(teamId, { team_id: teamId, name, emoji, operators, created_at: at, updated_at: at })
      return teamId
    },
    addConversation: (websiteId, conversation) => addConversation(parts, site(websiteId), conversation),
    addPerson: (websiteId, person) => {
      const at = person.createdAt ?? parts.clock.now()
      const peopleId = person.peopleId ?? parts.random.uuid()
      const empty = { person: {}, company: {}, segments: [], notepad: '', active: { now: false, last: at }, score: 0, data: {}, events: [], subscribed: true }
      site(websiteId).people.set(peopleId, { ...empty, createdAt: at, updatedAt: at, ...person, peopleId })
      return peopleId
    },
    addCampaign: (websiteId, campaign) => {
      const { campaignId = parts.random.uuid(), type = 'one-shot', createdAt = parts.clock.now() } = campaign
      const empty = createCampaign({ campaignId, type, name: campaign.name, createdAt })
      site(websiteId).campaigns.set(campaignId, { ...empty, ...campaign })
      return campaignId
    },
    addTemplate: (websiteId, template) => {
      const { templateId = parts.random.uuid(), createdAt = parts.clock.now() } = template
      const empty: Omit<Template, 'name'> = { templateId, createdAt, updatedAt: createdAt, type: 'custom', format: 'markdown', content: '' }
      site(websiteId).templates.set(templateId, { ...empty, ...template })
      return templateId
    },
    addVisitor: (websiteId, { nickname, page, country = 'DE', sessionId = `session_${parts.random.uuid()}`, active = true }) => {
      site(websiteId).visitors.set(sessionId, {
        session_id: sessionId,
        inbox_id: null,
        nickname,
        email: '',
        avatar: '',
        useragent: 'Mozilla/5.0',
        initiated: false,
        active,
        last_page: { page_title: page.title, page_url: page.url },
        geolocation: { country },
        timezone: -60,
        capabilities: ['browsing'],
        locales: ['en'],
      })
      return sessionId
    },
    addCategory: (websiteId, { name, description = '' }) => {
      const { categories } = site(websiteId)
      const at = parts.clock.now()
      const categoryId = parts.random.uuid()
      const looks = { color: '', image: '', order: categories.size + 1 }
      categories.set(categoryId, { category_id: categoryId, name, description, ...looks, created_at: at, updated_at: at })
      return categoryId
    },
    addArticle: (websiteId, article) => {
      const { articleId = parts.random.uuid(), locale = 'en', createdAt = parts.clock.now() } = article
      site(websiteId).locales.add(locale)
      site(websiteId).articles.set(articleId, { ...createArticle({ articleId, locale, title: article.title, createdAt }), ...article })
      return articleId
    },
  }
}

function addConversation(parts: Parts, site: Site, of: NewConversation): string {
  const createdAt = of.createdAt ?? of.messages[0]?.timestamp ?? parts.clock.now()
  const thread = createThread({ sessionId: of.sessionId ?? `session_${parts.random.uuid()}`, websiteId: site.websiteId, createdAt })
  thread.meta = { ...thread.meta, ...of.meta }
  for (const { read, delivered, type = 'text', origin = 'chat', ...draft } of of.messages) {
    const message = createMessage(parts, { site, thread }, { ...draft, type, origin })
    storeMessage(thread, { ...message, read: read ?? message.read, delivered: delivered ?? message.delivered })
  }
  const lastAnswer = thread.messages.findLastIndex(message => message.from === 'operator' && message.type !== 'note')
  thread.unreadOperator = of.unread ?? thread.messages.slice(lastAnswer + 1).filter(message => message.from === 'user').length
  thread.state = of.state ?? thread.state
  thread.peopleId = of.peopleId ?? null
  thread.inboxId = of.inboxId ?? null
  thread.assigned = of.assigned ?? null
  thread.isBlocked = of.isBlocked ?? false
  thread.isOnline = of.isOnline ?? false
  thread.topic = of.topic ?? null
  thread.participants = of.participants ?? []
  thread.pages.push(...(of.pages ?? []))
  thread.events.push(...(of.events ?? []))
  site.threads.set(thread.sessionId, thread)
  site.version += 1
  return thread.sessionId
}
