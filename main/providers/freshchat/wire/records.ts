import { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'

/** What could be read of a list, and the paths of what could not: `agents[3].id`. */
export type Records<T> = Readonly<{ items: readonly T[]; unreadable: readonly string[] }>

/** Record by record: one broken record is named and never takes the others with it. */
export function readRecords<T>(schema: z.ZodType<T>, records: readonly unknown[], path: string): Records<T> {
  const items: T[] = []
  const unreadable: string[] = []
  records.forEach((record, index) => {
    const read = schema.safeParse(record)
    if (read.success) items.push(read.data)
    else unreadable.push(pathOf(`${path}[${index}]`, read.error))
  })
  return { items, unreadable }
}

/** The list that an answer holds under its noun. An answer without that list is unreadable, which is not the same as empty. */
export function readList<T>(schema: z.ZodType<T>, body: unknown, noun: string): Result<Records<T>> {
  const holder = z.looseObject({ [noun]: z.array(z.unknown()) }).safeParse(body)
  if (!holder.success) return fail({ kind: 'unreadable', path: noun, found: 'malformed' })
  const records = holder.data[noun]
  return ok(readRecords(schema, Array.isArray(records) ? records : [], noun))
}

/** A single record, bare at the root. */
export function readRecord<T>(schema: z.ZodType<T>, body: unknown, noun: string): Result<T> {
  const read = schema.safeParse(body)
  return read.success ? ok(read.data) : fail({ kind: 'unreadable', path: pathOf(noun, read.error), found: 'malformed' })
}

function pathOf(start: string, error: z.ZodError): string {
  const [issue] = error.issues
  return [start, ...(issue?.path ?? []).map(String)].join('.')
}
