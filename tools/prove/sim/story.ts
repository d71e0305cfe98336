import type { ConversationStatus } from '#app/domain/conversation.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { CRASH_POINTS, type Doom } from '#main/outbox/testing/crash-points.ts'
import { OFFLINE, type ReadFault, type SendFault } from '#main/outbox/testing/faults.ts'
import type { PowerCut } from './mishaps.ts'

/** One thing that happens. `account` and `conversation` are 0 or 1, `nth` is taken modulo what there is. */
export type Happening =
  | Readonly<{ does: 'write'; account: number; conversation: number; kind: 'reply' | 'note' | 'file'; isUsual: boolean }>
  | Readonly<{ does: 'wish'; account: number; conversation: number; status: ConversationStatus }>
  | Readonly<{ does: 'pass' | 'setClock' | 'suspend'; ms: number }>
  | Readonly<{ does: 'person'; what: 'retry' | 'check' | 'edit' | 'discard'; nth: number; looksElsewhere: boolean }>
  | Readonly<{ does: 'cutOff' | 'limit'; account: number; ms: number }>
  | Readonly<{ does: 'remove'; account: number }>
  | Readonly<{ does: 'look'; account: number; conversation: number }>
  /** `second`: another instance of the app starts while this one goes on. */
  | Readonly<{ does: 'quit' | 'plug' | 'second' }>

/** All that happens in the run of one seed. Account 0 is at a service that keeps our mark, account 1 at one that does not. */
export type SeedStory = Readonly<{
  seed: number
  withSync: boolean
  /** Somebody writes before the app has come to itself. */
  hurries: boolean
  echoMs: number | null
  dooms: readonly Doom[]
  sends: readonly (readonly SendFault[])[]
  reads: readonly (readonly ReadFault[])[]
  happenings: readonly Happening[]
  /** What becomes of the machine each time the app is gone, one after the other; nothing when they are used up. */
  powerCuts?: readonly PowerCut[]
  /** Which of the commits that take a message in the disk refuses, from 1. */
  refusedCommits?: readonly number[]
}>

/** The longest that a service stores late, and that reads are behind: together less than the grace. */
const LATEST_MS = 45 * SECOND_MS
/**
 * The same seed, the same story.
 * @param syncEvery every so many seeds the sync lives beside the outbox: it costs more than all the rest
 */
export function storyOf(seed: number, syncEvery: number): SeedStory {
  const random = aRandom(Math.imul(seed, 2_654_435_761))
  for (let warmUp = 0; warmUp < 3; warmUp += 1) random()
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const one = <T>(...all: readonly [T, ...T[]]): T => all[upTo(all.length - 1)] ?? all[0]
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: upTo(most) }, make)
  const place = () => ({ account: upTo(1), conversation: upTo(1) })

  const sendFault = (): SendFault =>
    one<() => SendFault>(
      () => ({ fault: 'none' }), () => ({ fault: 'none' }), () => ({ fault: 'none' }), () => ({ fault: 'none' }),
      () => ({ fault: 'answerLost' }), () => ({ fault: 'storedThenError' }), () => ({ fault: 'lostBefore' }), () => ({ fault: 'hangs' }),
      () => ({ fault: 'storedLate', lateMs: upTo(LATEST_MS) }), () => ({ fault: 'slow', ms: upTo(20 * SECOND_MS) }),
      () => ({ fault: 'notStored', failure: one(OFFLINE, { kind: 'providerDown', status: 503 }, { kind: 'unauthorised', accountId: null }, { kind: 'vaultLocked' }) }),
      () => ({ fault: 'refused', failure: { kind: 'rejected', reason: 'too rude' } }),
    )()

  const readFault = (): ReadFault =>
    one<() => ReadFault>(
      () => ({ fault: 'none' }), () => ({ fault: 'none' }), () => ({ fault: 'stale' }), () => ({ fault: 'stale' }),
      () => ({ fault: 'fails', failure: one(OFFLINE, { kind: 'providerDown', status: 500 }, { kind: 'unreadable', path: 'data', found: 'html' }, { kind: 'forbidden', accountId: null, need: 'messages' }, { kind: 'unauthorised', accountId: null }) }),
    )()

  const happening = (): Happening =>
    one<() => Happening>(
      write, write, write, write, write, write,
      pass, pass, pass, pass,
      () => ({ does: 'wish', ...place(), status: one('open', 'resolved') }),
      () => ({ does: 'setClock', ms: one(-DAY_MS, DAY_MS, -HOUR_MS, HOUR_MS, 70 * SECOND_MS, 20 * SECOND_MS) }),
      () => ({ does: 'suspend', ms: one(SECOND_MS, 90 * SECOND_MS, HOUR_MS, 12 * HOUR_MS) }),
      () => ({ does: 'person', what: one('retry', 'check', 'edit', 'discard'), nth: upTo(5), looksElsewhere: random() < 0.2 }),
      () => ({ does: 'person', what: 'edit', nth: upTo(5), looksElsewhere: random() < 0.2 }),
      () => ({ does: 'cutOff', account: upTo(1), ms: upTo(3 * MINUTE_MS) }),
      () => ({ does: 'limit', account: upTo(1), ms: upTo(2 * MINUTE_MS) }),
      () => ({ does: 'look', ...place() }),
      () => ({ does: 'remove', account: upTo(1) }),
      () => ({ does: one('quit', 'plug') }),
      () => ({ does: 'second' }),
    )()

  const write = (): Happening => ({ does: 'write', ...place(), kind: one('reply', 'reply', 'note', 'file'), isUsual: random() < 0.5 })
  const pass = (): Happening => ({ does: 'pass', ms: one(upTo(2 * SECOND_MS), upTo(20 * SECOND_MS), upTo(90 * SECOND_MS)) })
  const doom = (): Doom => ({ point: one(...CRASH_POINTS), nth: one(1, 1, 2) })

  return {
    seed,
    withSync: seed % syncEvery === 0,
    hurries: random() < 0.3,
    echoMs: one(null, upTo(50), upTo(8 * SECOND_MS)),
    dooms: [doom(), ...many(2, doom)],
    sends: [many(5, sendFault), many(5, sendFault)],
    reads: [many(5, readFault), many(5, readFault)],
    happenings: [write(), ...many(5, happening), pass()],
    powerCuts: many(4, () => one<PowerCut>('none', 'none', 'power', 'powerAndFile')),
    refusedCommits: many(1, () => upTo(9)),
  }
}
