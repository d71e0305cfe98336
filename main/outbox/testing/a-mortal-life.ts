import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { OutboxStore } from '#main/outbox/ledger.ts'
import type { ProviderAccount, Sending, SendOutcome } from '#main/providers/provider.ts'
import type { NewOutboxRow } from '#main/store/store.ts'
import type { CrashPoint, Doom } from './crash-points.ts'

/** What outlives the app and is known of its rows. */
export type Remembered = Readonly<{
  added: Map<OutboxEntryId, NewOutboxRow>
  states: Map<OutboxEntryId, OutboxEntry['delivery']['state']>
}>

/** One run of the app, from its start to a named point. After that it does nothing any more, in the middle of whatever it did. */
export type MortalLife = Readonly<{
  store: OutboxStore
  clock: Clock
  /** The same line, as long as this life lasts. */
  lineIn(line: ProviderAccount): ProviderAccount
  /** Comes by a point. True: this was the last moment. */
  pass(point: CrashPoint): boolean
  /** For a point within a transaction. @throws to undo what was done of it */
  passInside(point: CrashPoint): void
  end(): void
  isOver(): boolean
}>

type World = Readonly<{
  store: OutboxStore
  clock: Clock
  remembered: Remembered
  doom: Doom | null
  random: () => number
  /** Whether a service has told somebody to wait. */
  isPaused: () => boolean
  onDeath: (point: CrashPoint) => void
  /** It asked for more than anybody needs, and was ended. */
  onCircles: () => void
}>

export function aMortalLife({ store, clock, remembered, doom, random, isPaused, onDeath, onCircles }: World): MortalLife {
  const { added, states } = remembered
  const unanswered = new Set<string>()
  let passed = 0
  let steps = 0
  let isOver = false

  function pass(point: CrashPoint): boolean {
    if (isOver) return true
    if (doom?.point !== point) return false
    passed += 1
    if (passed < doom.nth) return false
    isOver = true
    onDeath(point)
    return true
  }

  /** Nothing that is asked for after death happens, and nothing that was asked for before it answers. */
  const alive = <Args extends readonly unknown[], T>(work: (...args: Args) => Promise<T>) => (...args: Args): Promise<T> => {
    if (isOver) return never()
    steps += 1
    if (steps > MOST_STEPS) return inCircles()
    return lasting(work(...args))
  }

  const lasting = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const value = await work
      // Who goes on first is chance: every order of events that a disk and a network may bring about has its turn.
      for (let turns = random() < 0.5 ? Math.floor(random() * MOST_TURNS) : 0; turns > 0; turns -= 1) await Promise.resolve()
      return isOver ? await never() : value
    } catch (error) {
      if (isOver) return never()
      throw error
    }
  }

  const die = never

  function inCircles(): Promise<never> {
    isOver = true
    onCircles()
    return never()
  }

  const move: OutboxStore['outbox']['move'] = async (id, to) => {
    const from = states.get(id)
    const clientId = added.get(id)?.clientId ?? ''
    const isEcho = from === 'sending' && to.delivery.state === 'sent' && unanswered.has(clientId)
    if (to.delivery.state === 'sending' && pass('beforeSending')) return die()
    if (isEcho && pass('echoBeforeAnswer')) return die()
    if (from === 'sending' && pass('answerRead')) return die()
    if (from === 'checking' && pass('lookedBack')) return die()
    const moved = await store.outbox.move(id, to)
    states.set(id, to.delivery.state)
    if (to.delivery.state === 'sending' && pass('sendingKept')) return die()
    if (from === 'sending' && pass('answerKept')) return die()
    if (from === 'uploading' && to.delivery.state === 'queued' && pass('uploadKept')) return die()
    if (from === 'checking' && pass('lookKept')) return die()
    return moved
  }

  const sending = <Asked extends Omit<Sending, 'text'>>(send: (asked: Asked) => Promise<SendOutcome>) => async (asked: Asked): Promise<SendOutcome> => {
    if (pass('inMidBody')) {
      if (random() < 0.5) void send(asked)
      return die()
    }
    unanswered.add(asked.clientId)
    const outcome = await send(asked)
    unanswered.delete(asked.clientId)
    return pass('storedAnswerLost') ? die() : outcome
  }

  return {
    pass,
    passInside(point) {
      if (pass(point)) throw new Error('the app died here')
    },
    isOver: () => isOver,
    end() {
      isOver = true
    },
    clock: {
      ...clock,
      sleep: alive(async (ms, signal) => (isPaused() && pass('inPause') ? die() : clock.sleep(ms, signal))),
    },
    lineIn: line => ({
      ...line,
      watch: line.watch === null ? null : listener => line.watch?.(signal => void (isOver || listener(signal))) ?? { close: () => {} },
      send: alive(sending(line.send)),
      annotate: alive(sending(line.annotate)),
      sendFile: alive(sending(line.sendFile)),
      upload: alive(asked => line.upload({ ...asked, onProgress: sentBytes => void (pass('inUpload') || asked.onProgress(sentBytes)) })),
      watermark: alive(line.watermark),
      findSent: alive(search => (pass('beforeLook') ? die() : line.findSent(search))),
      setStatus: alive(line.setStatus), assign: alive(line.assign), markRead: alive(line.markRead), setSegments: alive(line.setSegments),
      listConversations: alive(line.listConversations), getConversation: alive(line.getConversation), getThread: alive(line.getThread),
    }),
    store: {
      outbox: {
        add: alive(async (row, endsDraft) => {
          if (pass('beforeIntent')) return die()
          added.set(row.id, row)
          const kept = await store.outbox.add(row, endsDraft)
          states.set(row.id, 'queued')
          return pass('intentKept') ? die() : kept
        }),
        move: alive(move),
        edit: alive(async (id, intent) => {
          const edited = await store.outbox.edit(id, intent)
          return pass(intent.kind === 'file' ? 'uploadKept' : 'reworded') ? die() : edited
        }),
        get: alive(store.outbox.get), open: alive(store.outbox.open), unsent: alive(store.outbox.unsent), list: alive(store.outbox.list), claimed: alive(store.outbox.claimed),
        quarantined: alive(store.outbox.quarantined), discardQuarantined: alive(store.outbox.discardQuarantined),
      },
      thread: {
        upsert: alive(async (...given) => {
          const kept = await store.thread.upsert(...given)
          return pass('itemKept') ? die() : kept
        }),
      },
      conversations: { patch: alive(store.conversations.patch), upsert: alive(store.conversations.upsert) },
      people: { operator: alive(store.people.operator) },
    },
  }
}

/** Nobody asks for so much in one life. Two who undo each other's work would go on for ever, and no time would pass. */
const MOST_STEPS = 20_000
const MOST_TURNS = 12
/** Each time another: whoever waits for the same one is kept in mind for ever, with all that he holds. */
const never = (): Promise<never> => new Promise(() => {})
