/** What the simulated account holds. Our own spelling and epoch milliseconds; `to-json.ts` turns it into theirs. */

export const CONVERSATION_STATUSES = ['new', 'assigned', 'resolved', 'reopened', 'waiting on customer', 'waiting on internal team'] as const
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number]

export type JsonObject = Readonly<Record<string, unknown>>

export type AgentRecord = Readonly<{
  id: string
  firstName: string
  lastName: string
  email: string
  phone: string | null
  avatarUrl: string | null
  groupIds: readonly string[]
  roleId: string
  availability: 'AVAILABLE' | 'UNAVAILABLE'
  agentStatusId: string | null
  isLoggedIn: boolean
  isDeactivated: boolean
  createdAt: number
}>

export type GroupRecord = Readonly<{ id: string; name: string; description: string | null }>
export type RoleRecord = Readonly<{ id: string; name: string; description: string; isCustom: boolean }>
export type AgentStatusRecord = Readonly<{ id: string; name: string }>

export type ChannelRecord = Readonly<{
  id: string
  name: string
  tags: readonly string[]
  isEnabled: boolean
  isPublic: boolean
  locale: string
  welcome: string | null
  updatedAt: number
}>

/** A user is the customer, never the agent. */
export type UserRecord = Readonly<{
  id: string
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  avatarUrl: string | null
  referenceId: string | null
  properties: readonly Readonly<{ name: string; value: string }>[]
  createdAt: number
  updatedAt: number
}>

export type ConversationRecord = Readonly<{
  id: string
  internalId: number
  channelId: string
  userId: string
  status: ConversationStatus
  assignedAgentId: string | null
  assignedGroupId: string | null
  properties: JsonObject
  /** E-mail conversations take `email` parts where others take `text`. */
  isEmail: boolean
  interactionId: string
  createdAt: number
  updatedAt: number
}>

export type MessageRecord = Readonly<{
  id: string
  conversationId: string
  channelId: string
  userId: string
  internalConversationId: number
  interactionId: string
  type: 'normal' | 'private' | 'system'
  actorType: 'user' | 'agent' | 'bot' | 'system'
  actorId: string | null
  parts: readonly JsonObject[]
  replyParts: readonly JsonObject[]
  meta: JsonObject | null
  source: string | null
  isBotsPrivateNote: boolean
  createdAt: number
  /** From when a reader sees it; later than `createdAt` only where a fault stored it late. */
  visibleAt: number
}>

export type UploadRecord = Readonly<{ id: string; name: string; contentType: string; bytes: Buffer; width: number | null; height: number | null }>

export type AccountRecord = Readonly<{
  organisationId: number
  organisationDomain: string
  accountId: number
  accountDomain: string
  appId: string
  webChatId: string
  bundleId: number
  bundleType: string
  planType: string
  datacenter: string
}>
