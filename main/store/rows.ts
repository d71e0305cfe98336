import { z } from 'zod'
import type { Log } from '#main/log/log.ts'

type RowKind =
  | 'account' | 'attachment' | 'campaign' | 'contact' | 'conversation' | 'draft' | 'group' | 'inbox' | 'journal entry' | 'operator' | 'outbox entry' | 'quota' | 'segment' | 'thread'
  | 'thread item'

/**
 * Gate 3: what SQLite holds becomes domain here or not at all. A row that does not parse is skipped, counted in the log by
 * kind (once for each row, however often it is read), and never deleted.
 */
export type RowReader = Readonly<{
  one<S extends z.ZodType>(kind: RowKind, schema: S, row: unknown): z.infer<S> | null
  all<S extends z.ZodType>(kind: RowKind, schema: S, rows: readonly unknown[]): z.infer<S>[]
}>

export function createRowReader(log: Log): RowReader {
  const skipped = new Map<RowKind, Set<string>>()

  const skip = (kind: RowKind, row: unknown) => {
    const known = skipped.get(kind) ?? new Set<string>()
    skipped.set(kind, known)
    const mark = JSON.stringify(row)
    if (known.has(mark)) return
    known.add(mark)
    log.warn('a stored row was skipped', { kind, skipped: known.size })
  }

  const one: RowReader['one'] = (kind, schema, row) => {
    if (row === undefined) return null
    const parsed = schema.safeParse(row)
    if (!parsed.success) skip(kind, row)
    return parsed.success ? parsed.data : null
  }

  return { one, all: (kind, schema, rows) => rows.map(row => one(kind, schema, row)).filter(value => value !== null) }
}

/** SQLite has no booleans: 0 or 1. */
export const Flag = z.union([z.literal(0), z.literal(1)]).transform(value => value === 1)
export const toFlag = (value: boolean): 0 | 1 => (value ? 1 : 0)

/** A column that holds JSON. */
export function json<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('not JSON')
        return z.NEVER
      }
    })
    .pipe(schema)
}

/** Loose JSON, for columns that are put together with others before they are parsed. */
export const JsonObject = json(z.record(z.string(), z.unknown()))
