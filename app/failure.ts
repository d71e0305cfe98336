import { z } from 'zod'
import { AccountId } from './domain/ids.ts'
import { EpochMs } from './domain/time.ts'

/**
 * Everything that is expected to go wrong, as one closed list. Every room hands failures on as values;
 * `describeFailure` in the renderer is the one place that turns them into words.
 */
export const Failure = z
  .discriminatedUnion('kind', [
    /** No answer from the network: no route, no name, refused, reset, or no answer in time. */
    z.object({ kind: z.literal('offline') }),
    /** The service does not accept the credential. */
    z.object({ kind: z.literal('unauthorised'), accountId: AccountId.nullable() }),
    /** The credential is good and may not do this; `need` names the scope, tier or plan, in the service's words. */
    z.object({ kind: z.literal('forbidden'), accountId: AccountId.nullable(), need: z.string() }),
    z.object({ kind: z.literal('notFound') }),
    /** The service asked us to wait. */
    z.object({ kind: z.literal('rateLimited'), until: EpochMs }),
    /** The service understood and refused; `reason` is its own sentence, hostile text until shown as text. */
    z.object({ kind: z.literal('rejected'), reason: z.string() }),
    /**
     * We refused, and asked nobody or kept nothing. `otherKey`: the key opens something else · `addedAlready` · `newAddress`: the
     * key would be sent to another host than before, so it has to be typed again · `movedOn`: what was to be changed is past it ·
     * `tooLarge`: a file of more than the service takes · `tooMany`: more files than one draft carries · `bytesLost`: the bytes of a file
     * are not here any more.
     */
    z.object({ kind: z.literal('declined'), cause: z.enum(['otherKey', 'addedAlready', 'newAddress', 'movedOn', 'tooLarge', 'tooMany', 'bytesLost']) }),
    /** HTTP 5xx, or an answer no healthy server gives. */
    z.object({ kind: z.literal('providerDown'), status: z.number().int() }),
    /** An answer, a row or a file that is not what we can read; `path` says where, `found` what stood there (`newer`: a file of a later version of this app). */
    z.object({ kind: z.literal('unreadable'), path: z.string(), found: z.enum(['html', 'tooLarge', 'malformed', 'newer']) }),
    /** A file that may not be written; `path` is its name and the system's reason. */
    z.object({ kind: z.literal('unwritable'), path: z.string() }),
    z.object({ kind: z.literal('vaultLocked') }),
    z.object({
      kind: z.literal('vaultUnavailable'),
      cause: z.enum(['missing', 'hung', 'emptied', 'damaged', 'wrongPassphrase', 'notChosen', 'secretTooLong', 'noKey']),
    }),
    z.object({ kind: z.literal('diskFull') }),
    /** The disk takes nothing from us: it is read-only, we have no permission, or it fails. `code` is the system's word for it. */
    z.object({ kind: z.literal('diskRefused'), code: z.string() }),
    /** A later start of the app, or another file in the place of ours, owns the outbox: from here nothing is written or sent any more. */
    z.object({ kind: z.literal('takenOver') }),
    z.object({ kind: z.literal('cancelled') }),
    /** Ours. The log has the same reference. */
    z.object({ kind: z.literal('bug'), reference: z.string() }),
  ])
  .readonly()
export type Failure = z.infer<typeof Failure>
