import { z } from 'zod'

/** A cursor travels as JSON text: it outlives a restart, and nobody but the provider who wrote it looks into it. */
export function writeCursor(state: object): string {
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

/** Of lists that a service numbers from 1. */
export const PageCursor = z.object({ page: z.number().int().min(1).max(100_000) })
