import { z } from 'zod'
import type { AccountId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { ok, type Result } from '#app/result.ts'
import type { FreshchatClient } from './client.ts'
import { toConversation } from './normalise/conversation.ts'
import type { UserShelf } from './user-shelf.ts'
import { FreshchatConversation } from './wire/conversation.ts'
import { readList, readRecord } from './wire/records.ts'
import { FreshchatConversationRef } from './wire/user.ts'

/** How many are asked for at the same time. */
const AT_ONCE = 3
/** More ids than one person can have; a cursor that holds them stays a few kilobytes long. */
export const MOST_IDS = 5_000

/** Conversations that are known to exist and not read yet: their ids, each with the user through whom it was found. */
export const Waiting = z.array(z.tuple([z.string(), z.string()])).max(MOST_IDS)
export type Waiting = z.infer<typeof Waiting>

export type ReadingNeeds = Readonly<{ client: FreshchatClient; users: UserShelf; accountId: AccountId }>

/** The ids of a user's conversations: all that the service tells of them there. */
export async function conversationsOf(client: FreshchatClient, userId: string, signal: AbortSignal | undefined): Promise<Result<Waiting>> {
  const reply = await client.get(`/users/${encodeURIComponent(userId)}/conversations`, { signal })
  if (!reply.ok) return reply
  const refs = readList(FreshchatConversationRef, reply.value, 'conversations')
  return refs.ok ? ok(refs.value.items.map(({ id }): [string, string] => [id, userId])) : refs
}

type Found = Readonly<{ id: string; userId: string; conversation: FreshchatConversation }>

/** A few at once. What was found gone or unreadable is settled too: asking again would not help. */
export async function readConversations(needs: ReadingNeeds, batch: Waiting, signal: AbortSignal | undefined) {
  const found: Found[] = []
  const unreadable: string[] = []
  const settled = new Set<string>()
  let failure: Failure | null = null

  const queue = [...batch]
  const work = async () => {
    for (let next = queue.shift(); next !== undefined && failure === null; next = queue.shift()) {
      const [id, userId] = next
      const reply = await needs.client.get(`/conversations/${encodeURIComponent(id)}`, { signal })
      const read = reply.ok ? readRecord(FreshchatConversation, reply.value, `conversations.${id}`) : reply
      if (read.ok) found.push({ id, userId: read.value.user_id ?? userId, conversation: read.value })
      else if (!reply.ok && reply.failure.kind !== 'notFound') failure = reply.failure
      else {
        unreadable.push(read.failure.kind === 'unreadable' ? read.failure.path : `conversations.${id}`)
        settled.add(id)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const named = await needs.users.fetch(found.map(({ userId }) => userId), signal)
  if (!named.ok) return { items: [], unreadable, settled, failure: named.failure }
  for (const { id } of found) settled.add(id)
  const items = found.map(({ conversation, userId }) =>
    toConversation(conversation, { accountId: needs.accountId, user: needs.users.get(userId), userId }))
  return { items, unreadable, settled, failure }
}
