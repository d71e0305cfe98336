import { z } from 'zod'

/**
 * Of a thread: asks for what is older than `before`. That time is one millisecond after the oldest message we have, since
 * others may share its millisecond; `known` are the fingerprints we already have of that millisecond.
 */
export const ThreadCursor = z.object({ before: z.number().int().positive(), known: z.array(z.number()) })
export type ThreadCursor = z.infer<typeof ThreadCursor>
