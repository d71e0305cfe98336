import { z } from 'zod'

/** A cursor travels as JSON text: it outlives a restart, and nobody outside of this folder looks into it. */
export function writeCursor(state: z.infer<typeof PageCursor> | z.infer<typeof ThreadCursor>): string {
  return JSON.stringify(state)
}

/** null when the text is no such cursor: of another version, or damaged. */
export function readCursor<T>(schema: z.ZodType<T>, cursor: string): T | null {
  try {
    const read = schema.safeParse(JSON.parse(cursor))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Of lists, which the service numbers from 1. */
export const PageCursor = z.object({ page: z.number().int().min(1).max(100_000) })

/**
 * Of a thread: asks for what is older than `before`. That time is one millisecond after the oldest message we have, since
 * others may share its millisecond; `known` are the fingerprints we already have of that millisecond.
 */
export const ThreadCursor = z.object({ before: z.number().int().positive(), known: z.array(z.number()) })
export type ThreadCursor = z.infer<typeof ThreadCursor>
