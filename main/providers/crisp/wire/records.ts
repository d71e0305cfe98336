import { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'

/** What could be read of a list, the paths of what could not (`data[3].session_id`), and how many there were in all. */
export type Records<T> = Readonly<{ items: readonly T[]; unreadable: readonly string[]; count: number }>

/** Record by record: one broken record is named and never takes the others with it. */
export function readRecords<T>(schema: z.ZodType<T>, data: unknown): Result<Records<T>> {
  const list = z.array(z.unknown()).safeParse(data)
  if (!list.success) return fail({ kind: 'unreadable', path: 'data', found: 'malformed' })
  const items: T[] = []
  const unreadable: string[] = []
  list.data.forEach((record, index) => {
    const read = schema.safeParse(record)
    if (read.success) items.push(read.data)
    else unreadable.push(pathOf(`data[${index}]`, read.error))
  })
  return ok({ items, unreadable, count: list.data.length })
}

/** The one record that an answer is. */
export function readRecord<T>(schema: z.ZodType<T>, data: unknown): Result<T> {
  const read = schema.safeParse(data)
  return read.success ? ok(read.data) : fail({ kind: 'unreadable', path: pathOf('data', read.error), found: 'malformed' })
}

function pathOf(start: string, error: z.ZodError): string {
  return [start, ...(error.issues[0]?.path ?? []).map(String)].join('.')
}
