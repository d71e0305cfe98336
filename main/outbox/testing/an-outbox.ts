import type { Change } from '#app/contract/change.ts'
import { conversationId, type AccountId, type ConversationId, type OutboxEntryId } from '#app/domain/ids.ts'
import { MessageText, NoteText, type Delivery, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { fail, ok } from '#app/result.ts'
import { aClock, type VirtualClock } from '#main/clock/virtual-clock.ts'
import type { OutboxStep, OutboxStore } from '#main/outbox/ledger.ts'
import { createOutbox, type Outbox, type OutboxNeeds } from '#main/outbox/outbox.ts'
import { aStore, valueOf } from '#main/store/testing/a-store.ts'
import type { Store } from '#main/store/store.ts'
import { aConversationRecord, ACCOUNT, aLog, anAccount, anAttachment, anOperator, START } from '#main/testing/builders.ts'
import { aRandom } from './a-random.ts'
import { aProviderAccount, type AccountWishes, type FakeAccount } from './a-provider-account.ts'
import { someFiles, type SomeFiles } from './some-files.ts'

export type OutboxWishes = Partial<Omit<AccountWishes, 'clock'>> & Readonly<{
  random?: () => number
  /** What to put between the outbox and the disk. */
  store?: (disk: OutboxStore) => OutboxStore
}>

export type OutboxOnStage = Readonly<{
  outbox: Outbox
  clock: VirtualClock
  store: Store
  account: FakeAccount
  log: ReturnType<typeof aLog>
  changes: readonly Change[]
  /** Conversations that were asked for again. */
  refetched: readonly ConversationId[]
  /** Accounts whose service was found in trouble. */
  troubled: readonly AccountId[]
  /** Every commit, in order. */
  steps: readonly OutboxStep[]
  /** The directory's answer instead of the line; null = the line. */
  lineFailure: { now: Parameters<typeof fail>[0] | null }
  /** Starts another outbox over the same disk and the same service, as a new start of the app does. */
  startAgain(): Promise<Outbox>
  beginWithoutStart(): Outbox
  /** What happens when a conversation is asked for again. */
  onRefetch: { now: () => void }
  /** Writes a reply (a note) in a conversation; answers its entry. */
  reply(text: string, conversation?: ConversationId): Promise<OutboxEntry>
  note(text: string, conversation?: ConversationId): Promise<OutboxEntry>
  /** Sends a file, which is there. */
  file(name: string, conversation?: ConversationId): Promise<OutboxEntry>
  files: SomeFiles
  delivery(id: OutboxEntryId): Promise<Delivery>
  /** The texts that the service holds, in the order it stored them. */
  stored(): readonly string[]
}>

export const FIRST = conversationId(ACCOUNT, 'c1')
export const SECOND = conversationId(ACCOUNT, 'c2')

/** A started outbox with two conversations, over a real store in memory and a service of our own. */
export async function anOutbox({ random = aRandom(), store: between = disk => disk, ...wishes }: OutboxWishes = {}): Promise<OutboxOnStage> {
  const clock = aClock()
  const store = await aStore()
  const account = aProviderAccount({ clock, ...wishes })
  for (const id of [FIRST, SECOND]) account.service.conversations.set(id, aConversationRecord({ id, unreadCount: 3 }))
  valueOf(await store.accounts.put(anAccount()))
  valueOf(await store.conversations.upsert([...account.service.conversations.values()], START))
  valueOf(await store.people.replaceOperators(ACCOUNT, [anOperator({ remote: 'me', name: 'Mia Me' })]))
  const log = aLog()
  const changes: Change[] = []
  const refetched: ConversationId[] = []
  const troubled: AccountId[] = []
  const steps: OutboxStep[] = []
  const onRefetch: OutboxOnStage['onRefetch'] = { now: () => {} }
  const lineFailure: OutboxOnStage['lineFailure'] = { now: null }

  const files = someFiles()

  const needs = (own: OutboxStore): OutboxNeeds => ({
    store: own, clock, random, log,
    directory: {
      account: id => (id === ACCOUNT ? anAccount() : null),
      line: async () => (lineFailure.now === null ? ok(account.line) : fail(lineFailure.now)),
    },
    changes: { tell: change => void changes.push(change) },
    onTrouble: id => void troubled.push(id),
    onStep: step => void steps.push(step),
    files,
    refetch(id) {
      refetched.push(id)
      onRefetch.now()
    },
  })
  const beginWithoutStart = () => createOutbox(needs(between(store)))
  const begin = async () => {
    const outbox = beginWithoutStart()
    await outbox.start()
    return outbox
  }
  const outbox = await begin()

  return {
    outbox, clock, store, account, log, changes, refetched, troubled, steps, lineFailure, files,
    startAgain: begin,
    beginWithoutStart, onRefetch,
    reply: async (text, id = FIRST) => valueOf(await outbox.send({ conversationId: id, text: MessageText.parse(text) })),
    note: async (text, id = FIRST) => valueOf(await outbox.annotate({ conversationId: id, text: NoteText.parse(text) })),
    async delivery(id) {
      const row = await store.outbox.get(id)
      if (row === null) throw new Error('no such entry')
      return row.entry.delivery
    },
    file: async (name, id = FIRST) => {
      const [entry] = valueOf(await outbox.sendFiles({ conversationId: id, files: [anAttachment(name)] }))
      if (entry === undefined) throw new Error('no entry')
      return entry
    },
    stored: () => account.service.received.map(({ text }) => text),
  }
}
