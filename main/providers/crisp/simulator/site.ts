import type { JsonObject } from './json.ts'
import type { Thread } from './thread.ts'

export type Operator = {
  readonly userId: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly avatar: string
  role: 'owner' | 'member'
  title: string | null
  availability: 'online' | 'away'
  since: number
  lastActiveAt: number | null
}

export type Person = {
  readonly peopleId: string
  readonly createdAt: number
  email: string
  person: JsonObject
  company: JsonObject
  segments: readonly string[]
  notepad: string
  active: Readonly<{ now: boolean; last: number }>
  score: number
  updatedAt: number
  data: JsonObject
  events: JsonObject[]
  subscribed: boolean
}

export type Campaign = {
  readonly campaignId: string
  readonly type: 'one-shot' | 'automated'
  readonly createdAt: number
  name: string
  subject: string
  tag: string
  format: 'markdown' | 'html'
  message: string
  ready: boolean
  dispatched: boolean
  running: boolean
  progress: number
  targets: number
  reached: number
  updatedAt: number
  dispatchedAt: number | null
  /** Whom it is for: the profiles named, and those in one of the segments. */
  recipients: Readonly<{ type: string; segments: readonly string[]; people: readonly string[]; filter: readonly JsonObject[] }>
  options: JsonObject
  statistics: Readonly<Record<CampaignEffect, number>>
  readonly effects: { readonly type: CampaignEffect; readonly peopleId: string; readonly at: number }[]
}

export const CAMPAIGN_EFFECTS = ['opened', 'clicked', 'unsubscribed'] as const
type CampaignEffect = (typeof CAMPAIGN_EFFECTS)[number]

export type Template = {
  readonly templateId: string
  readonly type: 'static' | 'custom'
  readonly createdAt: number
  name: string
  format: 'markdown' | 'html'
  content: string
  updatedAt: number
}

export type Article = {
  readonly articleId: string
  readonly locale: string
  readonly createdAt: number
  title: string
  description: string
  content: string
  status: 'draft' | 'published'
  visibility: 'visible' | 'hidden'
  visits: number
  order: number
  featured: boolean
  categoryId: string | null
  updatedAt: number
  publishedAt: number | null
}

/** One workspace: everything that a token for it can reach. Records without behaviour are kept as they go over the wire. */
export type Site = {
  readonly websiteId: string
  name: string
  domain: string
  logo: string
  settings: JsonObject
  plan: JsonObject
  readonly operators: Map<string, Operator>
  readonly invites: JsonObject[]
  readonly inboxes: Map<string, JsonObject>
  readonly teams: Map<string, JsonObject>
  readonly threads: Map<string, Thread>
  readonly spams: JsonObject[]
  readonly people: Map<string, Person>
  readonly campaigns: Map<string, Campaign>
  readonly templates: Map<string, Template>
  readonly visitors: Map<string, JsonObject>
  readonly locales: Set<string>
  readonly articles: Map<string, Article>
  readonly categories: Map<string, JsonObject>
  readonly hiddenSuggestions: Set<string>
  /** Goes up with every change to a conversation, so that the sorted list is made again only when needed. */
  version: number
}

export function createSite(of: Readonly<{ websiteId: string; name: string; domain: string }>): Site {
  return {
    ...of,
    logo: '',
    settings: {
      name: of.name,
      domain: of.domain,
      contact: { email: '', phone: '' },
      inbox: { lock_removal: false, force_operator_token: false, locale: 'en' },
      emails: { rating: true, transcript: true, trackers: false },
      chatbox: {},
    },
    plan: { id: 'essentials', name: 'Essentials', price: 95, trialing: false, active: true, sandbox: false },
    operators: new Map(),
    invites: [],
    inboxes: new Map(),
    teams: new Map(),
    threads: new Map(),
    spams: [],
    people: new Map(),
    campaigns: new Map(),
    templates: new Map(),
    visitors: new Map(),
    locales: new Set(['en']),
    articles: new Map(),
    categories: new Map(),
    hiddenSuggestions: new Set(),
    version: 0,
  }
}

export function createArticle(of: Pick<Article, 'articleId' | 'locale' | 'title' | 'createdAt'>): Article {
  return {
    ...of,
    description: '',
    content: '',
    status: 'draft',
    visibility: 'visible',
    visits: 0,
    order: 0,
    featured: false,
    categoryId: null,
    updatedAt: of.createdAt,
    publishedAt: null,
  }
}
