import { z } from 'zod'
import { AccountId } from './ids.ts'
import { EpochMs } from './time.ts'

const count = z.number().int().nonnegative()

/**
 * What came out when all that has changed at a service was last compared with what is stored here. One that could not have
 * noticed a lost message is none, unless it found one.
 */
export const Comparison = z
  .object({
    accountId: AccountId,
    /** When it ended. */
    at: EpochMs,
    /** Events may have been missed before it: after a start, a sleep, a broken connection. */
    isAfterBreak: z.boolean(),
    /**
     * Messages that no event had brought; null = the service tells of no events, so that asking is how everything comes, and
     * asking had not stopped.
     */
    recovered: count.nullable(),
    /** Conversations whose messages the service did not give out: of these nobody knows. */
    unknown: count,
    /** So much had changed that only the newest of it was compared at once: the rest comes in the background. */
    isCutShort: z.boolean(),
  })
  .readonly()
export type Comparison = z.infer<typeof Comparison>
