import Database from 'better-sqlite3'
import { isDiskFull } from './disk-trouble.ts'
import { PRECIOUS_TABLES, type PreciousTable } from './precious-rows.ts'
import type { Sql, SqlParams } from './sql.ts'

/** How many keys in a row may be missing before a table is taken to be at its end: where its last key can be read, and where not. */
const GAP = { known: 100_000, unknown: 5_000 } as const

export type Salvage = Readonly<Record<PreciousTable, number>>

/**
 * Carries what can still be read from a damaged outbox file into a new one, row by row: a damaged page costs the rows on
 * it and no others. Answers how many rows of each table came over. Never changes the damaged file.
 */
export function salvageOutbox(damagedFile: string, into: Sql): Salvage {
  const saved = { accounts: 0, outbox: 0, drafts: 0, attachments: 0 }
  const damaged = attempt(() => new Database(damagedFile, { readonly: true, fileMustExist: true }))
  if (damaged === undefined) return saved
  // Defensive no longer, and tolerant of a file that is shorter than it says: it is read-only, and worth every try.
  damaged.unsafeMode(true)
  attempt(() => damaged.pragma('writable_schema = ON'))
  for (const table of PRECIOUS_TABLES) saved[table] = salvageTable(damaged, into, table)
  damaged.close()
  return saved
}

function salvageTable(damaged: Database.Database, into: Sql, table: string): number {
  const find = attempt(() => damaged.prepare<[number], SqlParams>(`SELECT * FROM ${table} NOT INDEXED WHERE key = ?`))
  if (find === undefined) return 0
  const last = attempt(() => damaged.prepare<[], number>(`SELECT coalesce(max(key), 0) FROM ${table}`).pluck().get())
  const gap = last === undefined ? GAP.unknown : GAP.known
  let saved = 0
  for (let key = 1, missed = 0; key <= (last ?? Infinity) && missed < gap; key += 1) {
    const row = attempt(() => find.get(key))
    const isSaved = row !== undefined && attempt(() => insert(into, table, row)) === 1
    if (isSaved) saved += 1
    missed = isSaved ? 0 : missed + 1
  }
  return saved
}

function insert(into: Sql, table: string, row: SqlParams): number {
  const columns = Object.keys(row)
  return into.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(name => `@${name}`).join(', ')})`, row)
}

/** A row that cannot be read, or that contradicts one already saved, is one row less and no reason to stop; a full disk is. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    if (isDiskFull(error)) throw error
    return undefined
  }
}
