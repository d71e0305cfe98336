import { z } from 'zod'
import { AccountId } from './ids.ts'
import { AlarmStep } from './quota-meter.ts'
import { EpochMs } from './time.ts'

const count = z.number().int().nonnegative()

/** The kinds of `Failure`, without what a service or a system may have put beside them. */
export const FAILURE_KINDS = [
  'offline', 'unauthorised', 'forbidden', 'notFound', 'rateLimited', 'rejected', 'declined', 'providerDown', 'unreadable', 'unwritable',
  'vaultLocked', 'vaultUnavailable', 'diskFull', 'diskRefused', 'takenOver', 'cancelled', 'bug',
] as const
const FailureKind = z.enum(FAILURE_KINDS)

/** What a person asked for, by its kind and without its words. */
const IntentKind = z.enum(['reply', 'note', 'file', 'status', 'assign', 'read', 'segments'])

/**
 * What happened to an account: kinds, counts and durations, and nothing that names a person or says what was written. There is
 * no text in here, so that none can slip in.
 */
export const Happening = z
  .discriminatedUnion('kind', [
    /** It is in order; `outMs`: how long it was not, null = it was not known before. */
    z.object({ kind: z.literal('connected'), how: z.enum(['live', 'polling', 'instead']), outMs: count.nullable() }),
    z.object({ kind: z.literal('filling') }),
    z.object({ kind: z.literal('failed'), failure: FailureKind }),
    z.object({ kind: z.literal('compared'), recovered: count.nullable(), unknown: count }),

    /** Something waits to leave. */
    z.object({ kind: z.literal('queued'), intent: IntentKind }),
    z.object({ kind: z.literal('sent'), intent: IntentKind, attempts: count, waitedMs: count }),
    /** Provably not stored; it is tried again by itself. */
    z.object({ kind: z.literal('putOff'), intent: IntentKind, failure: FailureKind }),
    /** It may have been stored: we look. */
    z.object({ kind: z.literal('inDoubt'), intent: IntentKind, failure: FailureKind }),
    /** How a doubt ended. `found`: it was there · `sentAgain`: it was not, and leaves again · `unsolved`: a person has to say. */
    z.object({ kind: z.literal('doubtEnded'), intent: IntentKind, how: z.enum(['found', 'sentAgain', 'unsolved']) }),
    z.object({ kind: z.literal('refused'), intent: IntentKind, failure: FailureKind }),
    /** A person has it tried again. */
    z.object({ kind: z.literal('triedAgain'), intent: IntentKind }),
    z.object({ kind: z.literal('discarded'), intent: IntentKind }),

    /** Calls are held back; `forMs` null = until something answers or a person has seen to it. */
    z.object({ kind: z.literal('heldBack'), reason: z.enum(['stopped', 'breaker', 'dayAlmostUsed']), forMs: count.nullable() }),
    z.object({ kind: z.literal('alarm'), step: AlarmStep }),

    z.object({ kind: z.literal('keyReplaced') }),
    z.object({ kind: z.literal('vaultLocked') }),
    z.object({ kind: z.literal('vaultUnlocked') }),
  ])
  .readonly()
export type Happening = z.infer<typeof Happening>

/** One line of what happened. `key` grows with each line, over all accounts. */
export const JournalEntry = z.object({ key: z.number().int(), accountId: AccountId, at: EpochMs, what: Happening }).readonly()
export type JournalEntry = z.infer<typeof JournalEntry>
