import type { SimulatorClock } from './clock.ts'
import { createMessageShelf } from './message-shelf.ts'
import type { Random } from './random.ts'
import type {
  AccountRecord,
  AgentRecord,
  AgentStatusRecord,
  ChannelRecord,
  ConversationRecord,
  GroupRecord,
  MessageRecord,
  RoleRecord,
  UploadRecord,
  UserRecord,
} from './records.ts'

type WithDefaults<Whole, Required extends keyof Whole> = Pick<Whole, Required> & Partial<Whole>
type NewMessage = WithDefaults<MessageRecord, 'conversationId' | 'actorType' | 'actorId'> & Readonly<{ text?: string }>

/**
 * The simulated account's memory. `add…` fills it in bulk and moves nothing else (no times, no status); what happens to a
 * living account (a contact writes, an agent resolves) is in `actions.ts`. Unknown ids are a bug of the caller and throw.
 */
export type World = ReturnType<typeof createWorld>

export function createWorld({ clock, random }: Readonly<{ clock: SimulatorClock; random: Random }>) {
  const agents = new Map<string, AgentRecord>()
  const groups = new Map<string, GroupRecord>()
  const roles = new Map<string, RoleRecord>()
  const agentStatuses = new Map<string, AgentStatusRecord>()
  const channels = new Map<string, ChannelRecord>()
  const users = new Map<string, UserRecord>()
  const conversations = new Map<string, ConversationRecord>()
  const conversationsOfUser = new Map<string, string[]>()
  const uploads = new Map<string, UploadRecord>()
  const messages = createMessageShelf()
  let account = aNewAccount(random)
  let nextInternalId = 1_019_180_000_000_000
  let origin = 'http://127.0.0.1'

  for (const [id, name] of [['OWNER', 'Account Owner'], ['ACCOUNT_ADMIN', 'Account Admin'], ['AGENT', 'Agent']] as const) {
    roles.set(id, { id, name, description: name, isCustom: false })
  }

  return {
    agents, groups, roles, agentStatuses, channels, users, conversations, conversationsOfUser, uploads, messages,
    get account() {
      return account
    },
    changeAccount: (patch: Partial<AccountRecord>) => {
      account = { ...account, ...patch }
    },

    /** Where this account is served; known once the server listens. */
    settleAt: (url: string) => {
      origin = url
    },
    addressOf: (upload: UploadRecord): string => `${origin}/uploads/${upload.id}/${encodeURIComponent(upload.name)}`,

    addGroup: (group: WithDefaults<GroupRecord, 'name'>): GroupRecord => keep(groups, { id: random.uuid(), description: null, ...group }),
    addAgentStatus: (status: WithDefaults<AgentStatusRecord, 'name'>): AgentStatusRecord => keep(agentStatuses, { id: random.uuid(), ...status }),
    addAgent: (agent: WithDefaults<AgentRecord, 'firstName' | 'email'>): AgentRecord =>
      keep(agents, {
        id: random.uuid(), lastName: '', phone: null, avatarUrl: null, groupIds: [], roleId: 'AGENT', availability: 'AVAILABLE', agentStatusId: null,
        isLoggedIn: true, isDeactivated: false, createdAt: clock.now(), ...agent,
      }),
    addChannel: (channel: WithDefaults<ChannelRecord, 'name'>): ChannelRecord =>
      keep(channels, { id: random.uuid(), tags: [], isEnabled: true, isPublic: true, locale: '', welcome: null, updatedAt: clock.now(), ...channel }),
    addUser: (user: Partial<UserRecord>): UserRecord => {
      const createdAt = user.createdAt ?? clock.now()
      return keep(users, {
        id: random.uuid(), firstName: null, lastName: null, email: null, phone: null, avatarUrl: null, referenceId: null, properties: [],
        updatedAt: createdAt, ...user, createdAt,
      })
    },

    addConversation: (conversation: WithDefaults<ConversationRecord, 'userId' | 'channelId'>): ConversationRecord => {
      need(users, conversation.userId, 'user')
      need(channels, conversation.channelId, 'channel')
      const createdAt = conversation.createdAt ?? clock.now()
      const internalId = conversation.internalId ?? (nextInternalId += 7)
      const added = keep(conversations, {
        id: random.uuid(), internalId, status: 'new' as const, assignedAgentId: null, assignedGroupId: null, properties: {}, isEmail: false,
        interactionId: `${internalId}-${createdAt}`, updatedAt: createdAt, ...conversation, createdAt,
      })
      const known = conversationsOfUser.get(added.userId)
      if (known === undefined) conversationsOfUser.set(added.userId, [added.id])
      else known.push(added.id)
      return added
    },

    /** Either `text` or `parts`; e-mail conversations get an `email` part for `text`. */
    addMessage: ({ text, ...message }: NewMessage): MessageRecord => {
      const conversation = need(conversations, message.conversationId, 'conversation')
      const createdAt = message.createdAt ?? clock.now()
      const added: MessageRecord = {
        id: random.uuid(), channelId: conversation.channelId, userId: conversation.userId, internalConversationId: conversation.internalId,
        interactionId: conversation.interactionId, type: 'normal',
        parts: text === undefined ? [] : [conversation.isEmail ? { email: { content: text } } : { text: { content: text } }],
        replyParts: [], meta: null, source: null, isBotsPrivateNote: false, visibleAt: createdAt, ...message, createdAt,
      }
      messages.add(added)
      return added
    },

    addUpload: (upload: Omit<UploadRecord, 'id'>): UploadRecord => keep(uploads, { id: random.hex(32), ...upload }),

    changeAgent: (id: string, patch: Partial<AgentRecord>) => change(agents, id, patch),
    changeUser: (id: string, patch: Partial<UserRecord>) => change(users, id, patch),
    changeConversation: (id: string, patch: Partial<ConversationRecord>) => change(conversations, id, patch),
    removeUser: (id: string) => users.delete(id),

    /** What the customer sees of a conversation, oldest first: never a note, never a bot's note, never a system line. */
    contactView: (conversationId: string): readonly MessageRecord[] =>
      messages.visibleAt(conversationId, clock.now()).filter(message => message.type === 'normal' && !message.isBotsPrivateNote),
    newestConversationOf: (userId: string): ConversationRecord | null => {
      const ids = conversationsOfUser.get(userId) ?? []
      let newest: ConversationRecord | null = null
      for (const id of ids) {
        const candidate = conversations.get(id)
        if (candidate !== undefined && (newest === null || candidate.createdAt >= newest.createdAt)) newest = candidate
      }
      return newest
    },
  }
}

function keep<R extends Readonly<{ id: string }>>(records: Map<string, R>, record: R): R {
  records.set(record.id, record)
  return record
}

function need<R>(records: ReadonlyMap<string, R>, id: string, noun: string): R {
  const record = records.get(id)
  if (record === undefined) throw new Error(`The simulated account has no ${noun} ${id}`)
  return record
}

function change<R extends Readonly<{ id: string }>>(records: Map<string, R>, id: string, patch: Partial<R>): R {
  return keep(records, { ...need(records, id, 'record'), ...patch })
}

function aNewAccount(random: Random): AccountRecord {
  return {
    organisationId: 412_300_000_000 + Math.floor(random.next() * 1_000_000),
    organisationDomain: 'acme-org.myfreshworks.com',
    accountId: 5_566_000_000 + Math.floor(random.next() * 1_000_000),
    accountDomain: 'acme.freshchat.com',
    appId: random.uuid(),
    webChatId: random.uuid(),
    bundleId: 990_011,
    bundleType: 'freshchat',
    planType: 'PRO',
    datacenter: 'US',
  }
}
