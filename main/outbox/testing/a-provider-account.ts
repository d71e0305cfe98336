import { CAPABILITIES, type Capability } from '#app/domain/capability.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import { conversationId as toConversationId, type AccountId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { VirtualClock } from '#main/clock/virtual-clock.ts'
import type { ConversationFilter, Page, ProviderAccount, Sending, SendOutcome, SentFile, SentSearch, Uploading } from '#main/providers/provider.ts'
import { laneNow } from '#main/quota/quota-lane.ts'
import { ACCOUNT, aConversationRecord } from '#main/testing/builders.ts'
import { aService, type Received, type Service } from './a-service.ts'
import type { CreationFault, ReadFault, SendFault, UploadFault } from './faults.ts'
import { misbehave } from './misbehave.ts'

export type AccountWishes = Readonly<{
  clock: VirtualClock
  accountId?: AccountId
  resend?: ProviderAccount['resend']
  capabilities?: readonly Capability[]
  /** How long after storing a message the live connection tells of it; null (usual) = never. */
  echoMs?: number | null
  /** Items in a page or a stretch. */
  pageSize?: number
}>

/**
 * An account at a service of our own, for tests of the outbox and of sync: keeps what it is sent, serves what was put into
 * `service`, and misbehaves as it is told. One answer of `faults.sends` is used up by each send, one of `faults.reads` by
 * each read, one of `faults.creations` by each new conversation; when they are used up all goes well.
 */
export type FakeAccount = Readonly<{
  line: ProviderAccount
  service: Service
  /** `cutOff`: nothing gets through, provably. */
  faults: { sends: SendFault[]; reads: ReadFault[]; creations: CreationFault[]; uploads: UploadFault[]; cutOff: Failure | null }
}>

export function aProviderAccount(wishes: AccountWishes): FakeAccount {
  const { clock, accountId = ACCOUNT, resend = 'withSameClientId', echoMs = null, pageSize = 20 } = wishes
  const capabilities = wishes.capabilities ?? CAPABILITIES.map((name): Capability => ({ name, state: 'offered' }))
  const service = aService({ clock, keepsClientId: resend === 'withSameClientId', echoMs })
  const faults: FakeAccount['faults'] = { sends: [], reads: [], creations: [], uploads: [], cutOff: null }

  const note = (name: string) => void service.calls.push({ name, at: clock.now(), lane: laneNow() })

  /** One read: `look` answers, unless a fault does. */
  async function read<T>(name: string, look: (isStale: boolean) => Result<T>): Promise<Result<T>> {
    note(name)
    const fault = faults.reads.shift() ?? { fault: 'none' }
    await clock.sleep(READ_MS)
    if (faults.cutOff !== null) return fail(faults.cutOff)
    if (fault.fault === 'throws') throw new Error('planted')
    return fault.fault === 'fails' ? fail(fault.failure) : look(fault.fault === 'stale')
  }

  /** One change that sets a value. */
  const set = (name: string, change: () => void) => read<null>(name, () => {
    change()
    return ok(null)
  })

  const patch = (id: Sending['conversationId'], change: object) => {
    const known = service.conversations.get(id)
    if (known !== undefined) service.conversations.set(id, { ...known, ...change, updatedAt: clock.now() })
  }

  const page = <T>(items: readonly T[], cursor: string | null): Result<Page<T>> => {
    const from = Number(cursor ?? 0)
    const next = from + pageSize < items.length ? String(from + pageSize) : null
    return ok({ items: items.slice(from, from + pageSize), unreadable: [], next })
  }

  /** In two halves, so that a test can step in between. */
  async function upload({ file, content, onProgress, signal }: Uploading): Promise<Result<string>> {
    note('upload')
    const fault = faults.uploads.shift() ?? { fault: 'none' }
    if (fault.fault === 'throws') throw new Error('planted')
    for (const half of [1, 2]) {
      await clock.sleep(UPLOAD_MS / 2, signal)
      if (signal?.aborted) return fail({ kind: 'cancelled' })
      onProgress((content.length * half) / 2)
    }
    if (faults.cutOff !== null) return fail(faults.cutOff)
    if (fault.fault === 'fails') return fail(fault.failure)
    service.uploads.push({ name: file.name, content })
    return ok(`upload-${service.uploads.length}`)
  }

  async function send(kind: Received['kind'], sending: Sending & Readonly<{ uploaded?: string }>, name = kind === 'reply' ? 'send' : 'annotate'): Promise<SendOutcome> {
    note(name)
    if (faults.cutOff !== null) return { outcome: 'notStored', failure: faults.cutOff }
    return misbehave(faults.sends.shift() ?? { fault: 'none' }, { sending, clock, receive: () => service.receive(kind, sending) })
  }

  const oneOf = <T>(value: T | undefined): Result<T> => (value === undefined ? fail({ kind: 'notFound' }) : ok(value))
  const threadOf = (id: Sending['conversationId']) => service.threads.get(id) ?? []
  const visible = (isStale: boolean) => (isStale ? service.received.filter(({ at }) => at < clock.now() - STALE_MS) : service.received)

  const line: ProviderAccount = {
    capabilities: () => capabilities,
    resend,
    listConversations: ({ cursor, filter = {} }) =>
      read('listConversations', () => page([...service.conversations.values()].filter(matches(filter)).toSorted((a, b) => b.updatedAt - a.updatedAt), cursor)),
    getConversation: ({ id }) => read('getConversation', () => oneOf(service.conversations.get(id))),
    getThread: ({ conversationId, cursor }) =>
      read('getThread', () => {
        const items = threadOf(conversationId)
        const end = cursor === null ? items.length : Number(cursor)
        const start = Math.max(0, end - pageSize)
        return ok({ items: items.slice(start, end), unreadable: [], older: start === 0 ? null : String(start) })
      }),
    send: sending => send('reply', sending),
    annotate: sending => send('note', sending),
    upload: uploading => upload(uploading),
    sendFile: ({ file, ...sending }) => send('reply', { ...sending, text: spoken(file), uploaded: file.uploaded }, 'sendFile'),
    watermark: ({ conversationId }) =>
      resend === 'withSameClientId'
        ? Promise.resolve(ok(null))
        : read('watermark', isStale => ok(String(visible(isStale).findLast(one => one.conversationId === conversationId)?.sequence ?? 0))),
    findSent: search =>
      read('findSent', isStale => {
        const found = resend === 'withSameClientId'
          ? visible(isStale).find(({ clientId, conversationId }) => clientId === search.clientId && conversationId === search.conversationId)
          : findAlike(visible(isStale), search)
        return ok(found?.remoteId ?? null)
      }),
    setTyping: () => set('setTyping', () => {}),
    setStatus: ({ id, status }) => set('setStatus', () => patch(id, { status })),
    assign: ({ id, operatorId, groupId }) => set('assign', () => patch(id, { assigneeId: operatorId, groupId })),
    markRead: ({ id, read: isRead }) => set('markRead', () => patch(id, { unreadCount: isRead ? 0 : 1 })),
    setSegments: ({ id, segments }) => set('setSegments', () => patch(id, { segments })),
    async createConversation({ clientId, text, operator }) {
      note('createConversation')
      if (faults.cutOff !== null) return { outcome: 'notCreated', failure: faults.cutOff }
      const fault = faults.creations.shift()
      if (fault === 'throws') throw new Error('planted')
      if (fault !== undefined) return fault
      const id = toConversationId(accountId, `new-${service.conversations.size + 1}`)
      const conversation = aConversationRecord({ id, createdAt: clock.now(), updatedAt: clock.now() })
      service.conversations.set(id, conversation)
      return { outcome: 'created', conversation, message: await send('reply', { conversationId: id, clientId, text, operator }) }
    },
    listContacts: ({ cursor, search }) => read('listContacts', () => page(service.contacts.filter(({ name }) => name.includes(search ?? '')), cursor)),
    getContact: ({ id }) => read('getContact', () => oneOf(service.contacts.find(contact => contact.id === id))),
    findContact: ({ key }) => read('findContact', () => oneOf(service.contacts.find(contact => contact.email === key || contact.id.endsWith(`/${key}`)))),
    listContactConversations: ({ contactId, cursor }) =>
      read('listContactConversations', () => page([...service.conversations.values()].filter(conversation => conversation.contactId === contactId), cursor)),
    listOperators: ({ cursor }) => read('listOperators', () => page(service.operators, cursor)),
    getOperator: ({ id }) => read('getOperator', () => oneOf(service.operators.find(operator => operator.id === id))),
    listGroups: ({ cursor }) => read('listGroups', () => page(service.groups, cursor)),
    listInboxes: ({ cursor }) => read('listInboxes', () => page(service.inboxes, cursor)),
    listCampaigns: ({ cursor }) => read('listCampaigns', () => page(service.campaigns, cursor)),
    getCampaign: ({ id }) => read('getCampaign', () => oneOf(service.campaigns.find(campaign => campaign.id === id))),
    setCampaignRunning: ({ id, isRunning }) => set('setCampaignRunning', () => {
      service.campaigns = service.campaigns.map(campaign => (campaign.id === id ? { ...campaign, state: isRunning ? 'sending' : 'paused' } : campaign))
    }),
    watch: listener => {
      service.listeners.add(listener)
      return { close: () => void service.listeners.delete(listener) }
    },
  }
  return { line, service, faults }
}

const READ_MS = 20
const UPLOAD_MS = 1_000
/** How far behind a stale read is. */
const STALE_MS = 10_000

/** How a file stands among what was received. */
export const spoken = ({ name }: Pick<SentFile, 'name'>): string => `[${name}]`

/** Without a mark of ours: the first of the same words by the same operator after the watermark that nobody else claims. */
function findAlike(received: readonly Received[], { conversationId, kind, text, file, operatorId, watermark, claimed }: SentSearch): Received | undefined {
  // By its place and not by its id: a read that is behind does not show the watermark, and all below it is old all the same.
  const border = watermark === null ? -Infinity : Number(watermark)
  const after = received.filter(one => one.conversationId === conversationId && one.sequence > border)
  // Where a file lies tells it from another.
  const isAlike = (one: Received) => (file === undefined ? one.text === text : one.uploaded === file.uploaded)
  return after.find(one => one.kind === kind && isAlike(one) && one.operatorId === operatorId && !claimed.includes(one.remoteId))
}

const matches = ({ statuses, updatedSince }: ConversationFilter) => ({ status, updatedAt }: ConversationRecord) =>
  (statuses?.includes(status) ?? true) && updatedAt >= (updatedSince ?? 0)
