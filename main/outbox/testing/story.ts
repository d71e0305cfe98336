import fc from 'fast-check'
import type { ConversationStatus } from '#app/domain/conversation.ts'
import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { START } from '#main/testing/builders.ts'
import type { Death } from './a-life.ts'
import { OFFLINE, type ReadFault, type SendFault, type UploadFault } from './faults.ts'

/** One thing that happens. `conversation` and `nth` are taken modulo what there is. */
export type Happening =
  | Readonly<{ does: 'write'; kind: 'reply' | 'note' | 'file'; conversation: number; isUsual: boolean }>
  | Readonly<{ does: 'wish'; conversation: number; status: ConversationStatus }>
  | Readonly<{ does: 'pass'; ms: number }>
  | Readonly<{ does: 'plug'; death: Death; pauseMs: number }>
  | Readonly<{ does: 'quit' }>
  | Readonly<{ does: 'setClock'; ms: number }>
  | Readonly<{ does: 'person'; what: 'retry' | 'check' | 'edit' | 'discard'; nth: number }>
  | Readonly<{ does: 'cutOff'; failure: Failure | null }>

/** What people, the network, the service and the power supply do, and how the service is made. */
export type Story = Readonly<{
  resend: ProviderAccount['resend']
  echoMs: number | null
  seed: number
  sends: readonly SendFault[]
  reads: readonly ReadFault[]
  uploads: readonly UploadFault[]
  happenings: readonly Happening[]
}>

/** The longest that a service stores late, and that reads are behind: together less than the grace. */
const LATEST_MS = 45 * SECOND_MS

const failureNotStored = fc.constantFrom<Failure>(OFFLINE, { kind: 'unauthorised', accountId: null }, { kind: 'vaultLocked' }, { kind: 'providerDown', status: 503 }, { kind: 'rateLimited', until: epochMs(START + 2 * MINUTE_MS) })

const sendFault: fc.Arbitrary<SendFault> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<SendFault>({ fault: 'none' }) },
  fc.constant<SendFault>({ fault: 'answerLost' }),
  fc.constant<SendFault>({ fault: 'storedThenError' }),
  fc.constant<SendFault>({ fault: 'lostBefore' }),
  fc.constant<SendFault>({ fault: 'hangs' }),
  fc.constant<SendFault>({ fault: 'throws' }),
  fc.nat(LATEST_MS).map((lateMs): SendFault => ({ fault: 'storedLate', lateMs })),
  fc.nat(20 * SECOND_MS).map((ms): SendFault => ({ fault: 'slow', ms })),
  failureNotStored.map((failure): SendFault => ({ fault: 'notStored', failure })),
  fc.constant<SendFault>({ fault: 'refused', failure: { kind: 'rejected', reason: 'too rude' } }),
)

const readFault: fc.Arbitrary<ReadFault> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<ReadFault>({ fault: 'none' }) },
  fc.constant<ReadFault>({ fault: 'stale' }),
  failureNotStored.map((failure): ReadFault => ({ fault: 'fails', failure })),
  fc.constant<ReadFault>({ fault: 'fails', failure: { kind: 'unreadable', path: 'data', found: 'html' } }),
  fc.constant<ReadFault>({ fault: 'throws' }),
)

const uploadFault: fc.Arbitrary<UploadFault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<UploadFault>({ fault: 'none' }) },
  failureNotStored.map((failure): UploadFault => ({ fault: 'fails', failure })),
  fc.constant<UploadFault>({ fault: 'throws' }),
)

const write: fc.Arbitrary<Happening> = fc.record({ does: fc.constant('write' as const), kind: fc.constantFrom('reply' as const, 'note' as const, 'file' as const), conversation: fc.nat(2), isUsual: fc.boolean() })

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: write },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('pass' as const), ms: fc.oneof(fc.nat(2 * SECOND_MS), fc.nat(90 * SECOND_MS), fc.nat(HOUR_MS)) }) },
  fc.record({ does: fc.constant('wish' as const), conversation: fc.nat(2), status: fc.constantFrom('open' as const, 'resolved' as const) }),
  { weight: 2, arbitrary: fc.record({ does: fc.constant('plug' as const), death: fc.record({ inWrites: fc.nat(6), when: fc.constantFrom('before' as const, 'after' as const) }), pauseMs: fc.nat(5 * MINUTE_MS) }) },
  fc.constant<Happening>({ does: 'quit' }),
  fc.record({ does: fc.constant('setClock' as const), ms: fc.constantFrom(-DAY_MS, DAY_MS, -HOUR_MS, HOUR_MS, 70 * SECOND_MS, 20 * SECOND_MS) }),
  fc.record({ does: fc.constant('person' as const), what: fc.constantFrom('retry' as const, 'check' as const, 'edit' as const, 'discard' as const), nth: fc.nat(5) }),
  fc.record({ does: fc.constant('cutOff' as const), failure: fc.option(failureNotStored, { nil: null }) }),
)

export const someStory: fc.Arbitrary<Story> = fc.record({
  resend: fc.constantFrom('withSameClientId' as const, 'never' as const),
  echoMs: fc.option(fc.nat(8 * SECOND_MS), { nil: null }),
  seed: fc.nat(1_000_000),
  sends: fc.array(sendFault, { maxLength: 14 }),
  reads: fc.array(readFault, { maxLength: 14 }),
  uploads: fc.array(uploadFault, { maxLength: 6 }),
  happenings: fc.array(happening, { minLength: 3, maxLength: 22 }),
})
