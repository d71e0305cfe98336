import { z } from 'zod'
import { frameOf, readFrames } from './frames.ts'
import { Columns, nameOf, PRECIOUS_TABLES, type PreciousRow } from './precious-rows.ts'

/** What the second copy says, after all its frames were read in order. */
export type CopiedRows = Readonly<{
  /** The last word on each row, by `nameOf`; a removed one with `row` null. */
  rows: ReadonlyMap<string, PreciousRow>
  /** The highest revision that any frame speaks of: what is not in the copy up to here was removed. */
  revision: number
  /** Of the app that wrote it: number of the last migration; null = the frame that says so is gone. */
  schema: number | null
  /** Nothing is missing and nothing was torn: it holds every row that was ever answered up to `revision`. */
  isWhole: boolean
  goodBytes: number
  cutBytes: number
  damaged: number
}>

export const NOTHING_COPIED: CopiedRows = {
  rows: new Map(), revision: 0, schema: null, isWhole: false, goodBytes: 0, cutBytes: 0, damaged: 0,
}

const Change = z.tuple([z.enum(PRECIOUS_TABLES), z.string(), Columns.nullable()])
const Header = z.object({ copyOf: z.literal('outbox'), schema: z.number().int(), revision: z.number().int() })
const Written = z.object({ revision: z.number().int(), changes: z.array(Change) })
/** The usual one first: whoever comes second pays for the first's refusal. */
const Payload = z.compile(z.union([Written, Header]))

/** Begins every copy, and says up to which transaction it is complete. */
export const headerFrame = (schema: number, revision: number): Uint8Array =>
  frameOf(JSON.stringify({ copyOf: 'outbox', schema, revision } satisfies z.infer<typeof Header>))

/** One frame for one transaction, so that a tear takes all of it or nothing. */
export const changeFrame = (revision: number, rows: readonly PreciousRow[]): Uint8Array =>
  frameOf(JSON.stringify({ revision, changes: rows.map(({ table, id, row }): z.infer<typeof Change> => [table, id, row]) } satisfies z.infer<typeof Written>))

/** Which version wrote this, by its first frame alone; null = it does not say. */
export function schemaOfCopy(file: Uint8Array): number | null {
  const header = Header.safeParse(jsonOf(readFrames(file).payloads[0] ?? ''))
  return header.success ? header.data.schema : null
}

export function readCopiedRows(file: Uint8Array): CopiedRows {
  const { payloads, goodBytes, cutBytes, damaged } = readFrames(file)
  const rows = new Map<string, PreciousRow>()
  let schema: number | null = null
  let revision = 0
  let unread = 0
  for (const [index, payload] of payloads.entries()) {
    const parsed = Payload.safeParse(jsonOf(payload))
    if (!parsed.success) {
      unread += 1
      continue
    }
    revision = Math.max(revision, parsed.data.revision)
    if (!('changes' in parsed.data)) {
      if (index === 0) schema = parsed.data.schema
      continue
    }
    for (const [table, id, row] of parsed.data.changes) {
      const told: PreciousRow = { table, id, revision: parsed.data.revision, row }
      if (told.revision >= (rows.get(nameOf(told))?.revision ?? 0)) rows.set(nameOf(told), told)
    }
  }
  const isWhole = schema !== null && damaged + unread + cutBytes === 0
  return { rows, revision, schema, isWhole, goodBytes, cutBytes, damaged: damaged + unread }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
