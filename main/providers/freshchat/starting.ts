import type { ConversationRecord } from '#app/domain/conversation.ts'
import { conversationId, remoteOf } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { CreateOutcome, NewConversationContact, ProviderAccount } from '#main/providers/provider.ts'
import { MOST_ITEMS } from './client.ts'
import type { Desk } from './desk.ts'
import { findOurs } from './find-sent.ts'
import { namingFor } from './messages.ts'
import { toConversation } from './normalise/conversation.ts'
import { toThreadItem } from './normalise/thread-item.ts'
import { textParts, type FreshchatSending } from './sending.ts'
import { FreshchatConversation, FreshchatNewConversation } from './wire/conversation.ts'
import { readList, readRecord } from './wire/records.ts'
import { FreshchatChannel } from './wire/team.ts'
import { FreshchatConversationRef, FreshchatUser } from './wire/user.ts'

type Starting = Parameters<ProviderAccount['createConversation']>[0]
type Plan = Readonly<{ userId: string; channelId: string; message: FreshchatSending; agentId: string; before: ReadonlySet<string> }>

/**
 * A new conversation with its first message. It cannot be marked as ours either; but it can be looked for: what the contact
 * has afterwards and did not have before, opening with our words, is ours.
 */
export function startingCalls(desk: Desk): Pick<ProviderAccount, 'createConversation'> {
  return {
    createConversation: async (starting): Promise<CreateOutcome> => {
      const planned = await plan(desk, starting)
      if (!planned.ok) return { outcome: 'notCreated', failure: planned.failure }
      const { userId, channelId, message } = planned.value
      const body = { channel_id: channelId, status: 'new', users: [{ id: userId }], messages: [{ ...message, channel_id: channelId }] }
      const { outcome, asRead } = await desk.client.postOnce('/conversations', { body, signal: starting.signal })
      if (outcome.reached === 'unsent') return { outcome: 'notCreated', failure: outcome.failure }

      const created = asRead.ok ? readRecord(FreshchatNewConversation, asRead.value, 'conversation') : asRead
      if (created.ok) return toCreated(desk, created.value, userId)
      if (isRefusedUnread(created.failure.kind)) return { outcome: 'notCreated', failure: created.failure }

      const found = await lookFor(desk, { plan: planned.value, starting })
      if (found.ok && found.value !== null) return found.value
      // One look that finds nothing is no proof: a 400 has been answered to what was stored, and lists come later than deeds.
      return { outcome: 'doubt', failure: created.failure }
    },
  }
}

function isRefusedUnread(kind: string): boolean {
  return kind === 'unauthorised' || kind === 'forbidden' || kind === 'rateLimited' || kind === 'notFound'
}

async function plan(desk: Desk, { contact, inboxId, operator, text, signal }: Starting): Promise<Result<Plan>> {
  if (operator === null) return fail({ kind: 'forbidden', accountId: desk.accountId, need: 'agent' })
  const userId = await userOf(desk, contact, signal)
  if (!userId.ok) return userId
  const channelId = inboxId === null ? await usualChannel(desk, signal) : ok(remoteOf(inboxId))
  if (!channelId.ok) return channelId
  const before = await conversationIdsOf(desk, userId.value, signal)
  if (!before.ok) return before
  const agentId = remoteOf(operator.id)
  const message: FreshchatSending = { message_type: 'normal', actor_type: 'agent', actor_id: agentId, message_parts: textParts(text, 'chat') }
  return ok({ userId: userId.value, channelId: channelId.value, message, agentId, before: new Set(before.value) })
}

/** Somebody known by address is not created a second time. */
async function userOf({ client, users }: Desk, contact: NewConversationContact, signal: AbortSignal | undefined): Promise<Result<string>> {
  if ('contactId' in contact) {
    const userId = remoteOf(contact.contactId)
    // Only for the name in the list: without it the conversation begins all the same.
    await users.fetch([userId], signal)
    return ok(userId)
  }
  if (contact.email !== null) {
    const reply = await client.get('/users', { query: { email: contact.email }, signal })
    const found = reply.ok ? readList(FreshchatUser, reply.value, 'users') : reply
    if (!found.ok) return found
    const [known] = found.value.items
    if (known !== undefined) {
      users.keep(known)
      return ok(known.id)
    }
  }
  const body = { first_name: contact.name, ...(contact.email === null ? {} : { email: contact.email }) }
  const reply = await client.post('/users', { body, signal })
  const user = reply.ok ? readRecord(FreshchatUser, reply.value, 'user') : reply
  if (!user.ok) return user
  users.keep(user.value)
  return ok(user.value.id)
}

/** Every conversation needs a channel: the first that is open to the public, else the first that is enabled. */
async function usualChannel({ client }: Desk, signal: AbortSignal | undefined): Promise<Result<string>> {
  const reply = await client.get('/channels', { query: { items_per_page: MOST_ITEMS }, signal })
  const channels = reply.ok ? readList(FreshchatChannel, reply.value, 'channels') : reply
  if (!channels.ok) return channels
  const enabled = channels.value.items.filter(channel => channel.enabled !== false)
  const channel = enabled.find(each => each.public === true) ?? enabled[0]
  return channel === undefined ? fail({ kind: 'notFound' }) : ok(channel.id)
}

async function conversationIdsOf({ client }: Desk, userId: string, signal: AbortSignal | undefined): Promise<Result<readonly string[]>> {
  const reply = await client.get(`/users/${encodeURIComponent(userId)}/conversations`, { signal })
  const refs = reply.ok ? readList(FreshchatConversationRef, reply.value, 'conversations') : reply
  return refs.ok ? ok(refs.value.items.map(({ id }) => id)) : refs
}

/** null = the contact has no new conversation that begins with our words. */
async function lookFor(desk: Desk, { plan: { userId, agentId, before }, starting }: Readonly<{ plan: Plan; starting: Starting }>): Promise<Result<CreateOutcome | null>> {
  const { signal } = starting
  const after = await conversationIdsOf(desk, userId, signal)
  if (!after.ok) return after
  for (const remoteId of after.value.filter(id => !before.has(id))) {
    const thread = await desk.threads.read({ remoteId, cursor: null, signal })
    if (!thread.ok) return thread
    const ours = findOurs(thread.value.items, {
      type: 'normal', agentId, content: { text: starting.text }, watermark: { newest: null }, sendingSince: 0, claimed: new Set(),
    })
    if (ours === null) continue
    const reply = await desk.client.get(`/conversations/${encodeURIComponent(remoteId)}`, { signal })
    const conversation = reply.ok ? readRecord(FreshchatConversation, reply.value, 'conversation') : reply
    return conversation.ok ? ok(toCreated(desk, { ...conversation.value, messages: [ours] }, userId)) : conversation
  }
  return ok(null)
}

type Created = FreshchatConversation & Readonly<{ messages: ReturnType<typeof FreshchatNewConversation.parse>['messages'] }>

function toCreated(desk: Desk, created: Created, userId: string): CreateOutcome {
  const record: ConversationRecord = toConversation(created, { accountId: desk.accountId, user: desk.users.get(userId), userId })
  const [message] = created.messages ?? []
  if (message == null) {
    return { outcome: 'created', conversation: record, message: { outcome: 'doubt', failure: { kind: 'unreadable', path: 'conversation.messages', found: 'malformed' } } }
  }
  const naming = namingFor(desk, conversationId(desk.accountId, created.conversation_id))
  return { outcome: 'created', conversation: record, message: { outcome: 'sent', remoteId: message.id, item: toThreadItem(message, naming) } }
}
