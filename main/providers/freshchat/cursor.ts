import { z } from 'zod'

/** A cursor travels as JSON text: it outlives a restart, and nobody outside of this folder looks into it. */
export function writeCursor(state: unknown): string {
  return JSON.stringify(state)
}

/** null when the text is not such a cursor: of another version, or damaged. */
export function readCursor<T>(schema: z.ZodType<T>, cursor: string): T | null {
  try {
    const read = schema.safeParse(JSON.parse(cursor))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Cursors of lists that the service pages by number. */
export const PageCursor = z.object({ page: z.number().int().min(1) })
