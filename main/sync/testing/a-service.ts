import { CAPABILITIES, type Capability, type CapabilityName } from '#app/domain/capability.ts'
import type { Campaign } from '#app/domain/campaign.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { Group } from '#app/domain/group.ts'
import { remoteOf, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import type { Inbox } from '#app/domain/inbox.ts'
import type { Operator } from '#app/domain/operator.ts'
import { partExcerpt } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Page, ProviderAccount, ProviderSignal } from '#main/providers/provider.ts'
import { laneNow, type QuotaLane } from '#main/quota/quota-lane.ts'
import { aServiceWorld, type ServiceWorld, type Voice } from './service-world.ts'

export type { Voice }
export type Method = Exclude<keyof ProviderAccount, 'capabilities' | 'resend' | 'watch'>
export type Asked = Readonly<{ method: Method; about: string; lane: QuotaLane; at: number }>

/** The lists that a test fills by hand. */
type Shelf = { contacts: Contact[]; campaigns: Campaign[]; operators: Operator[]; groups: Group[]; inboxes: Inbox[] }

/** One account at a service that does what a test tells it: what it knows, what goes wrong, how long an answer takes. */
export type AService = Readonly<{
  line: ProviderAccount
  world: ServiceWorld
  shelf: Shelf
  asked: readonly Asked[]
  askedFor(method: Method, about?: string): readonly Asked[]
  /** Says something and tells it to whoever listens. */
  say(id: ConversationId, by: Voice, text: string): ThreadItem
  /** Tells it to whoever listens, as a service may do at any time, any number of times. */
  emit(signal: ProviderSignal): void
  /** Whoever listens is connected, now and from now on. A service begins like this. */
  goLive(): void
  breakOff(failure?: Failure): void
  isConnected(): boolean
  /** The next `times` calls fail like that; without a method, any. */
  failNext(failure: Failure, how?: Readonly<{ method?: Method; times?: number }>): void
  failUntilTold(failure: Failure): void
  stopFailing(): void
  /** Answers are made when a call comes in and arrive that much later; without a method, all of them. */
  setDelay(ms: number, method?: Method): void
  /** A thread is read as it stood that long ago, as at a service whose reads are behind what its list tells. */
  setBehind(ms: number): void
  without(...names: readonly CapabilityName[]): void
}>

export type ServiceOptions = Readonly<{
  account: AccountId
  clock: Clock
  /** Whether it has live events and keeps unread, preview and waiting time; the two services we know differ in both at once. */
  isLive?: boolean
  pageSize?: number
  stretchSize?: number
}>

const CONNECTS_IN_MS = 5

type Fault = { failure: Failure; method: Method | null; left: number }

export function aService({ account, clock, isLive = true, pageSize = 3, stretchSize = 4 }: ServiceOptions): AService {
  const world = aServiceWorld({ account, clock, keepsFigures: isLive })
  const shelf: Shelf = { contacts: [], campaigns: [], operators: [], groups: [], inboxes: [] }
  const asked: Asked[] = []
  const missing = new Set<CapabilityName>(isLive ? [] : ['realtime', 'teamUnread', 'typing', 'campaigns', 'contactSearch'])
  let faults: Fault[] = []
  let lasting: Failure | null = null
  let delay: Readonly<{ ms: number; method: Method | null }> = { ms: 0, method: null }
  let behindMs = 0
  let listener: ((signal: ProviderSignal) => void) | null = null
  let isUp = true
  let isConnected = false

  function connect(): void {
    if (listener === null || !isUp || isConnected) return
    isConnected = true
    listener({ type: 'connection', state: 'live', failure: null })
  }

  function faultFor(method: Method): Failure | null {
    const fault = faults.find(candidate => candidate.method === null || candidate.method === method)
    if (fault === undefined) return lasting
    fault.left -= 1
    faults = faults.filter(({ left }) => left > 0)
    return fault.failure
  }

  async function answer<T>(method: Method, about: string, make: () => Result<T>): Promise<Result<T>> {
    asked.push({ method, about, lane: laneNow(), at: clock.now() })
    const failure = faultFor(method)
    const made = failure === null ? make() : fail(failure)
    const { ms, method: slow } = delay
    if (ms > 0 && (slow === null || slow === method)) await clock.sleep(ms)
    return made
  }

  function page<T>(items: readonly T[], cursor: string | null): Result<Page<T>> {
    const from = Number(cursor ?? 0)
    if (Number.isNaN(from)) return fail({ kind: 'unreadable', path: 'cursor', found: 'malformed' })
    const end = from + pageSize
    return ok({ items: items.slice(from, end), unreadable: [], next: end < items.length ? String(end) : null })
  }

  const found = <T>(thing: T | undefined): Result<T> => (thing === undefined ? fail({ kind: 'notFound' }) : ok(thing))
  const refused = async () => ({ outcome: 'refused', failure: { kind: 'rejected', reason: 'not part of these tests' } }) as const

  const capabilities = (): readonly Capability[] =>
    CAPABILITIES.map(name => ({ name, state: missing.has(name) ? 'notOffered' : 'offered' }))

  function emit(signal: ProviderSignal): void {
    if (isConnected || signal.type === 'connection') listener?.(signal)
  }

  const line: ProviderAccount = {
    capabilities,
    resend: 'never',
    listConversations: ({ cursor, filter }) =>
      answer('listConversations', filter?.search ?? cursor ?? 'first', () =>
        page(world.list(filter?.updatedSince).filter(({ id }) => says(world.thread(id), filter?.search)), cursor),
      ),
    getConversation: ({ id }) => answer('getConversation', id, () => found(world.record(id))),
    getThread: ({ conversationId: id, cursor }) =>
      answer('getThread', id, () => {
        if (world.record(id) === undefined) return fail({ kind: 'notFound' })
        const shown = behindMs === 0 ? world.thread(id) : world.thread(id).filter(({ at }) => at <= clock.now() - behindMs)
        const older = shown.filter(item => cursor === null || item.at < Number(cursor))
        const items = older.slice(-stretchSize)
        const first = items[0]
        return ok({ items, unreadable: [], older: first === undefined || items.length === older.length ? null : String(first.at) })
      }),
    send: refused,
    annotate: refused,
    upload: () => Promise.resolve(fail({ kind: 'notFound' })),
    sendFile: refused,
    createConversation: async () => ({ outcome: 'notCreated', failure: { kind: 'rejected', reason: 'not part of these tests' } }),
    watermark: async () => ok(null),
    findSent: async () => ok(null),
    setTyping: ({ conversationId: id }) => answer('setTyping', id, () => ok(null)),
    setStatus: ({ id }) => answer('setStatus', id, () => ok(null)),
    assign: ({ id }) => answer('assign', id, () => ok(null)),
    markRead: ({ id }) => answer('markRead', id, () => ok(null)),
    setSegments: ({ id }) => answer('setSegments', id, () => ok(null)),
    listContacts: ({ cursor, search }) =>
      answer('listContacts', search ?? '', () => page(shelf.contacts.filter(({ name }) => name.includes(search ?? '')), cursor)),
    getContact: ({ id }) => answer('getContact', id, () => found(shelf.contacts.find(contact => contact.id === id))),
    findContact: ({ key }) =>
      answer('findContact', key, () => found(shelf.contacts.find(({ id, email }) => email === key || remoteOf(id) === key))),
    listContactConversations: ({ contactId, cursor }) =>
      answer('listContactConversations', contactId, () => page(world.list(undefined).filter(record => record.contactId === contactId), cursor)),
    listOperators: ({ cursor }) => answer('listOperators', cursor ?? 'first', () => page(shelf.operators, cursor)),
    getOperator: ({ id }) => answer('getOperator', id, () => found(shelf.operators.find(operator => operator.id === id))),
    listGroups: ({ cursor }) => answer('listGroups', cursor ?? 'first', () => page(shelf.groups, cursor)),
    listInboxes: ({ cursor }) => answer('listInboxes', cursor ?? 'first', () => page(shelf.inboxes, cursor)),
    listCampaigns: ({ cursor }) => answer('listCampaigns', cursor ?? 'first', () => page(shelf.campaigns, cursor)),
    getCampaign: ({ id }) => answer('getCampaign', id, () => found(shelf.campaigns.find(campaign => campaign.id === id))),
    setCampaignRunning: ({ id, isRunning }) =>
      answer('setCampaignRunning', id, () => {
        shelf.campaigns = shelf.campaigns.map(campaign => (campaign.id === id ? { ...campaign, state: isRunning ? 'sending' : 'paused' } : campaign))
        return ok(null)
      }),
    watch: isLive
      ? listen => {
          listener = listen
          void clock.sleep(CONNECTS_IN_MS).then(connect)
          return {
            close() {
              listener = null
              isConnected = false
            },
          }
        }
      : null,
  }

  return {
    line, world, shelf, asked, emit,
    askedFor: (method, about) => asked.filter(call => call.method === method && (about === undefined || call.about === about)),
    say(id, by, text) {
      const item = world.say(id, by, text)
      emit({ type: 'item', conversationId: id, item })
      return item
    },
    goLive() {
      isUp = true
      connect()
    },
    breakOff(failure = { kind: 'offline' }) {
      isUp = false
      isConnected = false
      emit({ type: 'connection', state: 'down', failure })
    },
    isConnected: () => isConnected,
    failNext: (failure, { method = null, times = 1 }: Readonly<{ method?: Method | null; times?: number }> = {}) =>
      void faults.push({ failure, method, left: times }),
    failUntilTold: failure => void (lasting = failure),
    stopFailing() {
      lasting = null
      faults = []
    },
    setDelay: (ms, method) => void (delay = { ms, method: method ?? null }),
    setBehind: ms => void (behindMs = ms),
    without: (...names) => names.forEach(name => missing.add(name)),
  }
}

/** As a service searches: in what was said, whoever said it. */
const says = (items: readonly ThreadItem[], words = ''): boolean =>
  words === '' || items.some(item => item.type !== 'event' && item.parts.map(partExcerpt).join(' ').includes(words))
