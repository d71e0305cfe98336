import { z } from 'zod'
import { Failure } from '#app/failure.ts'
import { EpochMs } from './time.ts'

/** How fresh an account is, and why it is not fresher. */
export const SyncStatus = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('connecting'), lastGoodAt: EpochMs.nullable() }),
    /** The first filling: `pagesDone` of about `pagesExpected` (null when the service does not tell). */
    z.object({
      state: z.literal('filling'),
      lastGoodAt: EpochMs.nullable(),
      pagesDone: z.number().int(),
      pagesExpected: z.number().int().nullable(),
    }),
    /** Events arrive as they happen. */
    z.object({ state: z.literal('live'), lastGoodAt: EpochMs }),
    /** No events come, and we ask: whatever is asked for least often every `everyMs`. `isInstead`: the service offers events, and they do not come now. */
    z.object({ state: z.literal('polling'), lastGoodAt: EpochMs, everyMs: z.number().int(), isInstead: z.boolean() }),
    z.object({ state: z.literal('failed'), lastGoodAt: EpochMs.nullable(), failure: Failure, retryAt: EpochMs.nullable() }),
  ])
  .readonly()
export type SyncStatus = z.infer<typeof SyncStatus>
