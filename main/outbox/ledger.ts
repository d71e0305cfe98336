import type { ConversationId, OutboxEntryId } from '#app/domain/ids.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { OutboxRow, Store } from '#main/store/store.ts'
import { createTurns } from '#main/turns.ts'
import { isItem, lyingAt, reword } from './intents.ts'
import { sentItem } from './sent-item.ts'
import { speakerOf } from './speaker.ts'
import { transition, type DeliveryEvent, type Effect, type Move } from './transition.ts'

export type OutboxStore = Readonly<{
  outbox: Store['outbox']
  thread: Pick<Store['thread'], 'upsert'>
  conversations: Pick<Store['conversations'], 'patch' | 'upsert'>
  people: Pick<Store['people'], 'operator'>
}>

export type OutboxStep = Readonly<{ before: OutboxEntry | null; after: OutboxEntry }>

export type LedgerNeeds = Readonly<{
  store: OutboxStore
  clock: Clock
  changes: ChangeFeed
  log: Log
  /** Asks the service for a conversation again, so that its row tells the truth. */
  refetch(conversationId: ConversationId): Promise<unknown> | void
  /** After every commit here; what takes an entry in tells of that itself. */
  onStep(step: OutboxStep): void
  /** After every commit, and for effects that need none. */
  onMoved(entry: OutboxEntry, effects: readonly Effect[]): void
}>

/** What became of an event. `gone`: there is no such entry (any more), or the outbox is closed. */
export type Applied =
  | Readonly<{ type: 'moved' | 'same' | 'refused'; row: OutboxRow }>
  | Readonly<{ type: 'gone' }>

/**
 * The one way to change what has been queued: reads the row, asks `transition`, commits, and only then tells. Fails when the
 * disk does; the entry then stands where it stood, though a new text, or where its bytes lie, may be in it already.
 */
export type Ledger = Readonly<{
  /** @param item the message itself, where the service gave it with the event */
  apply(id: OutboxEntryId, event: DeliveryEvent, item?: ThreadItem | null): Promise<Result<Applied>>
  tell(entry: OutboxEntry): void
  close(): void
}>

const GONE: Result<Applied> = ok({ type: 'gone' })

export function createLedger({ store, clock, changes, log, refetch, onStep, onMoved }: LedgerNeeds): Ledger {
  const inTurn = createTurns<OutboxEntryId>()
  let isClosed = false

  async function applyNow(id: OutboxEntryId, event: DeliveryEvent, item: ThreadItem | null): Promise<Result<Applied>> {
    const row = isClosed ? null : await store.outbox.get(id)
    if (row === null) return GONE
    const next = transition(row, event, clock.now())
    if (next.type === 'refused') return ok({ type: 'refused', row })
    if (next.type === 'same') {
      if (next.effects.length > 0) onMoved(row.entry, next.effects)
      return ok({ type: 'same', row })
    }
    if (event.type === 'userEdit' && next.effects.includes('reword')) {
      const reworded = await store.outbox.edit(id, reword(row.entry.intent, event.text))
      if (!reworded.ok) return reworded
    }
    if (next.effects.includes('keepUpload')) {
      const kept = await store.outbox.edit(id, lyingAt(row.entry.intent, event.type === 'uploaded' ? event.uploaded : null))
      if (!kept.ok) return kept
    }
    if (next.effects.includes('keepItem')) await keepItem(row, next.move, item)
    const committed = await store.outbox.move(id, next.move)
    if (!committed.ok) return committed
    const entry = committed.value
    log.info('outbox entry moved', { id, state: entry.delivery.state, attempts: entry.attempts })
    tell(entry)
    onStep({ before: row.entry, after: entry })
    onMoved(entry, next.effects)
    if (next.effects.includes('refetch')) askAgain(entry.conversationId)
    return ok({ type: 'moved', row: withMove(row, entry, next.move) })
  }

  /** Before the entry leaves the outbox: at no moment does the thread show neither. */
  async function keepItem(row: OutboxRow, { delivery }: Move, given: ThreadItem | null): Promise<void> {
    if (delivery.state !== 'sent' || delivery.remoteId === null) return
    const now = clock.now()
    const speaker = await speakerOf(row.entry.operatorId, store.people)
    const item = given ?? sentItem(row, { remoteId: delivery.remoteId, now, operatorName: speaker?.name ?? '' })
    if (item === null) return
    const kept = await store.thread.upsert(row.entry.conversationId, [item], { isNew: true, seenAt: now })
    if (!kept.ok) log.warn('sent, and not kept in the thread', { id: row.entry.id, failure: kept.failure.kind })
  }

  function tell({ conversationId, intent }: OutboxEntry): void {
    changes.tell({ kind: 'outbox' })
    changes.tell({ kind: 'conversations', ids: [conversationId] })
    if (isItem(intent)) changes.tell({ kind: 'thread', conversationId })
  }

  function askAgain(conversationId: ConversationId): void {
    const asked = async () => refetch(conversationId)
    void asked().catch((error: unknown) => log.bug('asking for a conversation again', error))
  }

  return {
    apply: (id, event, item = null) => inTurn(id, () => applyNow(id, event, item)),
    tell,
    close() {
      isClosed = true
    },
  }
}

function withMove(row: OutboxRow, entry: OutboxEntry, { watermark, firstSentAt }: Move): OutboxRow {
  return { ...row, entry, ...(watermark === undefined ? {} : { watermark }), ...(firstSentAt === undefined ? {} : { firstSentAt }) }
}
