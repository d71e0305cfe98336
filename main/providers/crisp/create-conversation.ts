import { remoteOf } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { Asking, NewConversationContact, ProviderAccount } from '#main/providers/provider.ts'
import { idOf } from './conversations.ts'
import { toConversation } from './normalise/conversation.ts'
import type { Room } from './room.ts'
import { CrispConversation, CrispNewConversation } from './wire/conversation.ts'
import { readRecord } from './wire/records.ts'

type Needs = Readonly<{ room: Room; account: Pick<ProviderAccount, 'send' | 'getConversation' | 'getContact'> }>
type Who = Readonly<{ nickname: string; email: string | null }>

/**
 * A new conversation in four calls: make it, say who it is with, put it into its inbox, write. Until the second has worked
 * there is nothing that anybody could see, so a failure up to there takes the empty conversation away again.
 */
export function createCreation({ room, account }: Needs): Pick<ProviderAccount, 'createConversation'> {
  const { client } = room

  /** Where the answer is lost, an empty conversation stays behind that nobody is shown: trying again harms nobody. */
  async function make(signal: AbortSignal | undefined): Promise<Result<string>> {
    const data = await client.atSite('POST', ['conversation'], { body: {}, signal })
    const made = data.ok ? readRecord(CrispNewConversation, data.value) : data
    return made.ok ? ok(made.value.session_id) : made
  }

  async function introduce(sessionId: string, who: Who, { signal, inboxId }: Asking & Readonly<{ inboxId: string | null }>): Promise<Result<unknown>> {
    const meta = { nickname: who.nickname, ...(who.email === null ? {} : { email: who.email }) }
    const named = await client.atSite('PATCH', ['conversation', sessionId, 'meta'], { body: meta, signal })
    if (!named.ok || inboxId === null) return named
    return client.atSite('PATCH', ['conversation', sessionId, 'inbox'], { body: { inbox_id: inboxId }, signal })
  }

  async function find(contact: NewConversationContact, signal: AbortSignal | undefined): Promise<Result<Who>> {
    if (!('contactId' in contact)) return ok({ nickname: contact.name, email: contact.email })
    const known = await account.getContact({ id: contact.contactId, signal })
    return known.ok ? ok({ nickname: known.value.name, email: known.value.email }) : known
  }

  return {
    createConversation: async ({ contact, inboxId, signal, ...sending }) => {
      const who = await find(contact, signal)
      if (!who.ok) return { outcome: 'notCreated', failure: who.failure }
      const made = await make(signal)
      if (!made.ok) return { outcome: 'notCreated', failure: made.failure }

      const sessionId = made.value
      const introduced = await introduce(sessionId, who.value, { signal, inboxId: inboxId === null ? null : remoteOf(inboxId) })
      if (!introduced.ok) {
        await client.atSite('DELETE', ['conversation', sessionId])
        return { outcome: 'notCreated', failure: introduced.failure }
      }
      const id = idOf(room, sessionId)
      const message = await account.send({ ...sending, conversationId: id, signal })
      const told = await account.getConversation({ id, signal })
      const conversation = told.ok ? told.value : assumed(room, sessionId, who.value)
      return { outcome: 'created', conversation, message }
    },
  }
}

/** What a conversation made by us looks like, where the service could not be asked again. */
function assumed(room: Room, sessionId: string, { nickname, email }: Who) {
  const at = room.clock.now()
  const record = { session_id: sessionId, state: 'pending', meta: { nickname, email }, created_at: at, updated_at: at }
  return toConversation(room.accountId, CrispConversation.parse(record))
}
