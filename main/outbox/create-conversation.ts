import type { Beginning } from '#app/contract/conversations.ts'
import type { AccountId, ConversationId, InboxId } from '#app/domain/ids.ts'
import type { MessageText, OutboxEntry } from '#app/domain/outbox-entry.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { CreateOutcome, NewConversationContact, SendOutcome } from '#main/providers/provider.ts'
import { inLane } from '#main/quota/quota-lane.ts'
import { whileWanted } from '#main/quota/wanted.ts'
import type { NewOutboxRow } from '#main/store/store.ts'
import type { Departures } from './departures.ts'
import type { Ledger, OutboxStore } from './ledger.ts'
import type { Mint } from './mint.ts'
import { speakerOf } from './speaker.ts'

export type NewConversation = Readonly<{ accountId: AccountId; contact: NewConversationContact; inboxId: InboxId | null; text: MessageText }>

export type CreateConversationNeeds = Readonly<{
  store: OutboxStore
  directory: Pick<Directory, 'line' | 'account'>
  departures: Departures
  ledger: Ledger
  mint: Mint
  clock: Clock
  changes: ChangeFeed
  log: Log
  /** Asks the service for a conversation again: what could not be kept now may be kept then. */
  refetch(conversationId: ConversationId): Promise<unknown> | void
  /** What could not be told what became of it finds out by itself. */
  onUntold(entry: OutboxEntry): void
  cut: AbortSignal
}>

/**
 * Begins a conversation, now and not later: until the service has given it a name there is nothing to queue under. A first
 * message that did not provably arrive becomes an entry of the outbox like any other. Fails only where nothing was begun;
 * whoever is told `doubt` has to look before beginning again. Until the answer, the text stands in the dialog alone: an app
 * that is killed in the middle forgets it.
 */
export type CreateConversation = (creating: NewConversation) => Promise<Result<Beginning>>

type Created = Extract<CreateOutcome, { outcome: 'created' }>

export function createConversationCreator(needs: CreateConversationNeeds): CreateConversation {
  const { store, directory, departures, ledger, mint, clock, changes, log, onUntold, cut } = needs

  return async ({ accountId, contact, inboxId, text }) => {
    const account = directory.account(accountId)
    if (account === null) return fail({ kind: 'notFound' })
    const line = await directory.line(accountId)
    if (!line.ok) return line
    const clientId = mint.clientId(new Set())
    const operator = await speakerOf(account.me, store.people)
    const attemptedAt = clock.now()
    const outcome = await begin(accountId, () => line.value.createConversation({ contact, inboxId, clientId, text, operator, signal: cut }))
    if (outcome.outcome === 'notCreated') return fail(outcome.failure)
    if (outcome.outcome === 'doubt') return ok({ outcome: 'doubt', failure: outcome.failure })

    const { conversation: { id: conversationId }, message } = outcome
    // It was removed meanwhile: the service has the conversation, and nothing of it is to be written down here any more.
    if (directory.account(accountId) === null) return ok(message.outcome === 'notStored' ? { outcome: 'doubt', failure: message.failure } : { outcome: 'created', conversationId })
    await keep(outcome)
    if (message.outcome === 'sent') return ok({ outcome: 'created', conversationId })
    const row: NewOutboxRow = {
      id: mint.entryId(), accountId, conversationId, operatorId: account.me, intent: { kind: 'reply', text }, clientId, createdAt: clock.now(), attemptedAt,
    }
    const queued = await followUp(row, message)
    return ok(queued.ok ? { outcome: 'created', conversationId } : { outcome: 'doubt', failure: queued.failure })
  }

  /** A provider that throws is our bug, and may have thrown after the service had acted. */
  async function begin(accountId: AccountId, work: () => Promise<CreateOutcome>): Promise<CreateOutcome> {
    try {
      return await whileWanted(departures.signalOf(accountId), () => inLane('send', work))
    } catch (error) {
      return { outcome: 'doubt', failure: { kind: 'bug', reference: log.bug('a provider threw', error) } }
    }
  }

  /** The service has it: a disk that does not take it now costs the row of the list for a while, never the truth. */
  async function keep({ conversation, message }: Created): Promise<void> {
    const { id } = conversation
    const seenAt = clock.now()
    const items = message.outcome === 'sent' && message.item !== null ? [message.item] : []
    const row = await store.conversations.upsert([conversation], seenAt)
    const kept = row.ok ? await store.thread.upsert(id, items, { isNew: true, seenAt }) : row
    if (!kept.ok) {
      log.warn('begun, and not kept', { id, failure: kept.failure.kind })
      const asked = async () => needs.refetch(id)
      void asked().catch((error: unknown) => log.bug('asking for a conversation again', error))
    }
    changes.tell({ kind: 'conversations', ids: [id] })
    changes.tell({ kind: 'thread', conversationId: id })
  }

  /**
   * The attempt was made already: the entry is born on its way, and only hears what became of it. Once it is on the disk it
   * is safe there: where it could not be told, it is looked for. Fails when it is not on the disk.
   */
  async function followUp(row: NewOutboxRow, outcome: SendOutcome): Promise<Result<unknown>> {
    const added = await store.outbox.add(row, null)
    if (!added.ok) {
      log.warn('a first message could not be queued', { id: row.conversationId, failure: added.failure.kind })
      return added
    }
    const told = await ledger.apply(row.id, { type: 'outcome', outcome, retryAt: clock.now() })
    if (!told.ok) {
      log.warn('the outbox could not be written', { id: row.id, failure: told.failure.kind })
      onUntold(added.value)
    }
    return added
  }
}
