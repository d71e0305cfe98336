import { MessageText, NoteText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { DraftFiles } from '#main/files/draft-files.ts'
import type { Outbox } from '#main/outbox/outbox.ts'
import { spoken } from '#main/outbox/testing/a-provider-account.ts'
import type { Store } from '#main/store/store.ts'
import { aMarkedFile } from './marked-file.ts'
import type { Said } from './orders.ts'

export type LifeWritesNeeds = Readonly<{
  outbox: Pick<Outbox, 'send' | 'annotate' | 'sendFiles'>
  drafts: Store['drafts']
  draftFiles: DraftFiles
  clock: Clock
  random: () => number
  say: (said: Said) => void
  places: readonly [ConversationId, ...ConversationId[]]
  /** The number of its first message. */
  from: number
  /** How many of all messages are files. */
  files: number
}>

export type LifeWrites = Readonly<{
  /** Writes one message somewhere, as a person does, and says each step before it is done. */
  one(): Promise<void>
  /** The number of the message that is being written. */
  call(): number
}>

const SHORTEST_FILE_BYTES = 2_000
const LONGEST_FILE_BYTES = 200_000
const BETWEEN_TWO_MS = 800

export function createLifeWrites({ outbox, drafts, draftFiles, clock, random, say, places, from, files }: LifeWritesNeeds): LifeWrites {
  let call = from - 1

  async function text(conversationId: ConversationId): Promise<Result<OutboxEntry>> {
    const [mode, words] = [random() < 0.5 ? 'reply' : 'note', `message ${call}`] as const
    say({ said: 'invoke', call, conversationId, kind: mode, text: words })
    await drafts.write({ conversationId, mode, text: words, updatedAt: clock.now() })
    return mode === 'reply' ? outbox.send({ conversationId, text: MessageText.parse(words) }) : outbox.annotate({ conversationId, text: NoteText.parse(words) })
  }

  async function file(conversationId: ConversationId): Promise<Result<OutboxEntry | undefined>> {
    const bytes = SHORTEST_FILE_BYTES + Math.floor(random() * (LONGEST_FILE_BYTES - SHORTEST_FILE_BYTES))
    const marked = aMarkedFile({ call, bytes, isPicture: random() < 0.3 })
    say({ said: 'invoke', call, conversationId, kind: 'reply', text: spoken(marked) })
    const added = await draftFiles.add({ conversationId, ...marked })
    if (!added.ok) return added
    const chosen = await draftFiles.chosen(conversationId, [added.value.fileId])
    if (!chosen.ok) return chosen
    const sent = await outbox.sendFiles({ conversationId, files: chosen.value })
    return sent.ok ? { ok: true, value: sent.value[0] } : sent
  }

  return {
    call: () => call,
    async one() {
      const place = places[Math.floor(random() * places.length)] ?? places[0]
      call += 1
      const queued = await (random() < files ? file(place) : text(place))
      if (!queued.ok) say({ said: 'fail', call })
      else if (queued.value !== undefined) say({ said: 'ok', call, row: queued.value.id, order: queued.value.order })
      await clock.sleep(random() * BETWEEN_TWO_MS)
    },
  }
}
