import type { AccountId, ConversationId, InboxId } from '#app/domain/ids.ts'
import type { MessageText } from '#app/domain/outbox-entry.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { CreateOutcome, NewConversationContact, SendOutcome } from '#main/providers/provider.ts'
import { inLane } from '#main/quota/quota-lane.ts'
import type { NewOutboxRow } from '#main/store/store.ts'
import type { Ledger, OutboxStore } from './ledger.ts'
import type { Mint } from './mint.ts'
import { speakerOf } from './speaker.ts'

export type NewConversation = Readonly<{ accountId: AccountId; contact: NewConversationContact; inboxId: InboxId | null; text: MessageText }>

export type CreateConversationNeeds = Readonly<{
  store: OutboxStore
  directory: Pick<Directory, 'line' | 'account'>
  ledger: Ledger
  mint: Mint
  clock: Clock
  changes: ChangeFeed
  cut: AbortSignal
}>

/**
 * Begins a conversation, now and not later: until the service has given it a name there is nothing to queue under. A first
 * message that did not provably arrive becomes an entry of the outbox like any other.
 */
export type CreateConversation = (creating: NewConversation) => Promise<Result<Readonly<{ conversationId: ConversationId }>>>

export function createConversationCreator({ store, directory, ledger, mint, clock, changes, cut }: CreateConversationNeeds): CreateConversation {
  return async ({ accountId, contact, inboxId, text }) => {
    const account = directory.account(accountId)
    if (account === null) return fail({ kind: 'notFound' })
    const line = await directory.line(accountId)
    if (!line.ok) return line
    const clientId = mint.clientId(new Set())
    const operator = await speakerOf(account.me, store.people)
    const attemptedAt = clock.now()
    const outcome = await inLane('send', () => line.value.createConversation({ contact, inboxId, clientId, text, operator, signal: cut }))
    if (outcome.outcome !== 'created') return fail(outcome.failure)
    const { id: conversationId } = outcome.conversation
    await keep(outcome)
    if (outcome.message.outcome !== 'sent') {
      const row: NewOutboxRow = {
        id: mint.entryId(), accountId, conversationId, operatorId: account.me, intent: { kind: 'reply', text }, clientId, createdAt: clock.now(), attemptedAt,
      }
      const queued = await followUp(row, outcome.message)
      if (!queued.ok) return queued
    }
    return ok({ conversationId })
  }

  async function keep({ conversation, message }: Extract<CreateOutcome, { outcome: 'created' }>): Promise<void> {
    const seenAt = clock.now()
    await store.conversations.upsert([conversation], seenAt)
    const items = message.outcome === 'sent' && message.item !== null ? [message.item] : []
    await store.thread.upsert(conversation.id, items, { isNew: true, seenAt })
    changes.tell({ kind: 'conversations', ids: [conversation.id] })
    changes.tell({ kind: 'thread', conversationId: conversation.id })
  }

  /** The attempt was made already: the entry is born on its way, and only hears what became of it. */
  async function followUp(row: NewOutboxRow, outcome: SendOutcome): Promise<Result<unknown>> {
    const added = await store.outbox.add(row, null)
    return added.ok ? ledger.apply(row.id, { type: 'outcome', outcome, retryAt: clock.now() }) : added
  }
}
