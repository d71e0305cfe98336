import type { ConversationStatus } from '#app/domain/conversation.ts'
import { remoteOf, type AccountId, type ConversationId, type GroupId, type OperatorId, type OutboxEntryId } from '#app/domain/ids.ts'
import type { Attachment, FileId } from '#app/domain/attachment.ts'
import type { MessageText, NoteText, OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import type { Segments } from '#app/domain/segment.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import type { Scope } from '#app/contract/scope.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import { createAttempt } from './attempt.ts'
import { createConversationCreator, type CreateConversation } from './create-conversation.ts'
import { createDeliver } from './deliver.ts'
import { createDepartures } from './departures.ts'
import { createDiskHolds } from './disk-holds.ts'
import { createDrain } from './drain.ts'
import { echoesOf, mayBeOurs } from './echo.ts'
import { createEdits } from './edits.ts'
import { createEnqueue } from './enqueue.ts'
import { createHints } from './hints.ts'
import { createHolds } from './holds.ts'
import { isFile, isItem, type ValueIntent } from './intents.ts'
import { createLedger, type OutboxStep, type OutboxStore } from './ledger.ts'
import { createMint } from './mint.ts'
import { watchOwnership } from './ownership.ts'
import { createRewriting, type Rewriting } from './rewriting.ts'
import type { DeliveryEvent } from './transition.ts'
import type { Progress } from './upload-file.ts'
import { within } from './within.ts'

export type OutboxNeeds = Readonly<{
  store: OutboxStore
  directory: Pick<Directory, 'line' | 'account'>
  clock: Clock
  /** A number in [0, 1): for ids and jitter. */
  random: () => number
  changes: ChangeFeed
  log: Log
  /** The bytes of files that people sent, and the hint that somebody needs some of them no more; it never throws. */
  files: Readonly<{ read(fileId: FileId): Promise<Result<Uint8Array>>; tidy(): Promise<void> }>
  /** Asks the service for a conversation again: its row shows a wish that did not come true. */
  refetch(conversationId: ConversationId): Promise<unknown> | void
  /** An account's service is not as usual: it should be shown how it is, and not only in the outbox. */
  onTrouble(accountId: AccountId): void
  /**
   * After each commit: a text or a file waits (`before` null), or an entry stands elsewhere. A value is told from its first
   * step on: that it was wished for, its row shows.
   */
  onStep(step: OutboxStep): void
}>

/**
 * Everything that people send leaves through here: once, in order, over the account it was written for, or with a reason why
 * not. Commands answer when the disk has it (`diskFull` when it has not, `notFound` for what is not there, `declined` for
 * what cannot be done in this state) and need no network. `where`: the conversation that an entry is believed to be in; it is
 * `notFound` when it is in another.
 */
export type Outbox = Rewriting & Readonly<{
  send(message: Readonly<{ conversationId: ConversationId; text: MessageText }>): Promise<Result<OutboxEntry>>
  annotate(note: Readonly<{ conversationId: ConversationId; text: NoteText }>): Promise<Result<OutboxEntry>>
  /** One entry for each, in this order; its bytes are kept already. Ends with the first that could not be written down. */
  sendFiles(files: Readonly<{ conversationId: ConversationId; files: readonly Attachment[] }>): Promise<Result<readonly OutboxEntry[]>>
  /** How much of a file has left; null = it is not being uploaded. */
  progressOf(id: OutboxEntryId): Progress | null
  /** The row of the list shows the value at once. A newer value of the same kind takes the place of one still queued. */
  setStatus(id: ConversationId, status: ConversationStatus): Promise<Result<null>>
  assign(id: ConversationId, to: Readonly<{ operatorId: OperatorId | null; groupId: GroupId | null }>): Promise<Result<null>>
  markRead(id: ConversationId, read: boolean): Promise<Result<null>>
  setSegments(id: ConversationId, segments: Segments): Promise<Result<null>>
  retry(id: OutboxEntryId, where?: ConversationId): Promise<Result<OutboxEntry>>
  discard(id: OutboxEntryId, where?: ConversationId): Promise<Result<null>>
  /**
   * A message that was discarded is queued again, in its place and as the same entry: asking twice does no more than once.
   * A value is asked for anew, since the latest holds. Drafts stay as they are. Not for a message that may have arrived: it might arrive twice.
   */
  putBack(id: OutboxEntryId, where?: ConversationId): Promise<Result<OutboxEntry>>
  /** Looks once more whether it is there. */
  check(id: OutboxEntryId, where?: ConversationId): Promise<Result<OutboxEntry>>
  /** Needs the network; fails only where it provably was not begun. */
  createConversation: CreateConversation
  list(scope: Scope): Promise<readonly OutboxEntry[]>
  /** An entry that was read elsewhere, as it is to be shown: with what is known of it in memory alone. */
  shown(entry: OutboxEntry): OutboxEntry
  /** What of it nobody can read. It is never sent, and what was written later in its conversation waits for a person's word. */
  quarantined(scope: Scope): Promise<readonly QuarantinedEntry[]>
  discardQuarantined(key: number): Promise<Result<null>>
  /**
   * An item arrived from the service, by event or by poll, after it was stored; may be told again and again. With our mark on
   * it an entry is sent, even before the answer came; without one it is a reason to read back.
   */
  echo(conversationId: ConversationId, item: ThreadItem): Promise<void>
  /** Something that held an account (or all) back has changed (vault unlocked, key replaced, network back): try now. */
  wake(accountId?: AccountId): void
  /**
   * Its account is about to go: from this very call on nothing of it begins. Resolves when what is on its way has come to its
   * end, or has had its moment: an answer that comes later finds no entry any more.
   */
  removeAccount(accountId: AccountId): Promise<void>
  /** An account that could not be removed after all sends again; one that is new needs none of this. */
  addAccount(accountId: AccountId): Promise<void>
  /** Takes up what an earlier life of the app left, then sends whatever is queued, until `close`. */
  start(): Promise<void>
  /** Begins nothing new, gives what is on its way a moment to end, cuts off the rest. Leaves no timer. */
  close(): Promise<void>
}>

/** An answer that comes within this spares a doubt; longer would be felt when quitting. */
const LAST_CALL_MS = 2 * SECOND_MS
const AFTER_THE_CUT_MS = SECOND_MS

export function createOutbox(given: OutboxNeeds): Outbox {
  const store: OutboxStore = { ...given.store, outbox: watchOwnership(given.store.outbox, stepBack) }
  const needs: OutboxNeeds = { ...given, store }
  const { clock, random, log } = needs
  const stopping = new AbortController()
  const cut = new AbortController()
  const departures = createDepartures()
  const hints = createHints()
  const holds = createHolds({ clock, random })
  const edits = createEdits(clock)
  const mint = createMint({ clock, random })
  const ledger = createLedger({
    ...needs,
    onMoved(entry, effects) {
      const { state } = entry.delivery
      if (state === 'sent' || state === 'discarded') {
        holds.lift(entry.id)
        edits.end(entry.id)
        hints.forget(entry.id)
        deliver.settled(entry.id)
        if (state === 'sent' && isFile(entry.intent)) void needs.files.tidy()
      }
      if (effects.includes('checkNow')) drain.lookNow(entry)
      else drain.poke(entry)
    },
  })
  const diskHolds = createDiskHolds({ outbox: store.outbox, tell: ledger.tell, log })
  const attempt = createAttempt({ ledger, departures, holds, diskHolds, clock, log, stopping: stopping.signal, onTrouble: needs.onTrouble, onRelease: accountId => drain.release(accountId) })
  const deliver = createDeliver({ ...needs, readFile: needs.files.read, departures, attempt, cut: cut.signal })
  const drain = createDrain({ store, ledger, deliver, departures, holds, diskHolds, edits, clock, log })
  const enqueue = createEnqueue({ ...needs, ledger, mint, onAdded: drain.poke })

  /** The other instance sends what is here, and reads back what is on its way; what waits for its turn does not leave from here any more. */
  function stepBack(): void {
    log.warn('the outbox was taken over', {})
    departures.leaveAll()
    void drain.stop()
  }

  /** Bound for good when the person pressed Send: what is there stays there. */
  async function isElsewhere(id: OutboxEntryId, where: ConversationId | undefined): Promise<boolean> {
    const row = where === undefined ? null : await store.outbox.get(id)
    if (row === null || row.entry.conversationId === where) return false
    log.warn('an entry was named for another conversation', { id })
    return true
  }

  async function command(id: OutboxEntryId, event: DeliveryEvent, where?: ConversationId): Promise<Result<OutboxEntry>> {
    if (await isElsewhere(id, where)) return fail({ kind: 'notFound' })
    const applied = await ledger.apply(id, event)
    if (!applied.ok) return applied
    const { value } = applied
    if (value.type === 'gone') return fail({ kind: 'notFound' })
    return value.type === 'refused' ? fail({ kind: 'declined', cause: 'movedOn' }) : ok(value.row.entry)
  }

  const nothing = <T>(result: Result<T>): Result<null> => (result.ok ? ok(null) : result)
  const wish = async (id: ConversationId, intent: ValueIntent) => nothing(await enqueue.value(id, intent))

  return {
    send: ({ conversationId, text }) => enqueue.item(conversationId, { kind: 'reply', text }),
    annotate: ({ conversationId, text }) => enqueue.item(conversationId, { kind: 'note', text }),
    sendFiles,
    progressOf: deliver.progressOf,
    setStatus: (id, status) => wish(id, { kind: 'status', status }),
    assign: (id, { operatorId, groupId }) => wish(id, { kind: 'assign', operatorId, groupId }),
    markRead: (id, read) => wish(id, { kind: 'read', read }),
    setSegments: (id, segments) => wish(id, { kind: 'segments', segments }),

    async retry(id, where) {
      const retried = await command(id, { type: 'userRetry' }, where)
      if (!retried.ok) return retried
      const { accountId, conversationId, intent } = retried.value
      if (!isItem(intent)) await enqueue.showWish(conversationId, intent)
      holds.lift(id)
      // A person knows more than we do: the network may be back. But an hour that the service named stands.
      if (holds.on(accountId)?.failure.kind !== 'rateLimited') drain.release(accountId)
      return retried
    },
    ...createRewriting({ store, edits, command, isElsewhere, poke: drain.poke }),
    discard: async (id, where) => nothing(await command(id, { type: 'userDiscard' }, where)),
    async putBack(id, where) {
      const row = await store.outbox.get(id)
      if (row === null || (await isElsewhere(id, where))) return fail({ kind: 'notFound' })
      const { conversationId, intent, delivery } = row.entry
      if (isItem(intent)) return command(id, { type: 'userPutBack' })
      return delivery.state === 'discarded' ? enqueue.value(conversationId, intent) : fail({ kind: 'declined', cause: 'movedOn' })
    },
    check: (id, where) => command(id, { type: 'userCheck' }, where),
    createConversation: createConversationCreator({ ...needs, departures, ledger, mint, onUntold: drain.poke, cut: cut.signal }),
    list: async scope => (await store.outbox.list(scope)).map(diskHolds.shown),
    shown: diskHolds.shown,
    quarantined: scope => store.outbox.quarantined(scope),
    async discardQuarantined(key) {
      const discarded = await store.outbox.discardQuarantined(key)
      if (!discarded.ok) return discarded
      needs.changes.tell({ kind: 'outbox' })
      await drain.lookAtQuarantine()
      return discarded
    },

    async echo(conversationId, item) {
      if (!mayBeOurs(item)) return
      for (const { type, row } of echoesOf(item, await drain.openIn(conversationId))) {
        if (type === 'own') await ledger.apply(row.entry.id, { type: 'echo', remoteId: remoteOf(item.id) }, item)
        else await follow(row.entry, item)
      }
    },
    wake: accountId => drain.release(accountId ?? null),

    async removeAccount(accountId) {
      const left = drain.leave(accountId)
      deliver.breakOff(accountId)
      await within(left, LAST_CALL_MS, clock)
    },
    addAccount: drain.comeBack,
    start: drain.start,
    async close() {
      stopping.abort()
      const still = drain.stop()
      if (!(await within(still, LAST_CALL_MS, clock))) {
        cut.abort()
        await within(still, AFTER_THE_CUT_MS, clock)
      }
      ledger.close()
    },
  }

  async function sendFiles({ conversationId, files }: Parameters<Outbox['sendFiles']>[0]): Promise<Result<readonly OutboxEntry[]>> {
    const entries: OutboxEntry[] = []
    for (const file of files) {
      const added = await enqueue.item(conversationId, { kind: 'file', file, uploaded: null })
      if (!added.ok) return added
      entries.push(added.value)
    }
    return ok(entries)
  }

  /** Each item is a reason to look once. */
  async function follow(entry: OutboxEntry, item: ThreadItem): Promise<void> {
    if (!hints.isNew(entry.id, item.id)) return
    await ledger.apply(entry.id, { type: 'userCheck' })
  }
}
