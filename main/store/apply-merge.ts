import { diskFailure } from './disk-trouble.ts'
import type { Merged } from './merge-copies.ts'
import { ID_OF, type PreciousRow } from './precious-rows.ts'
import type { Sql, SqlParams } from './sql.ts'

export type AppliedMerge = Readonly<{
  /** Rows that only the second copy had, or had newer. */
  restored: number
  removed: number
  /** Rows of the copy that contradict what stands there, as damage to both makes them. */
  refused: number
}>

/** Within a transaction of the caller. A row keeps its key and its place where both are free. */
export function applyMerge(sql: Sql, { puts, removes }: Merged): AppliedMerge {
  for (const { table, id } of [...removes, ...puts]) sql.run(`DELETE FROM ${table} WHERE ${ID_OF[table]} = @id`, { id })
  const taken = puts.filter(row => insert(sql, row)).length
  return { restored: taken, removed: removes.length, refused: puts.length - taken }
}

function insert(sql: Sql, { table, row, revision }: PreciousRow): boolean {
  if (row === null || (table === 'outbox' && isTwin(sql, row))) return false
  const known = new Set(sql.texts(`SELECT name FROM pragma_table_info('${table}')`))
  const placed: SqlParams = { ...row, revision, ...freed(sql, table, row), ...(table === 'outbox' ? { place: freePlace(sql, row) } : {}) }
  const columns = Object.keys(placed).filter(name => known.has(name))
  const values = Object.fromEntries(columns.map(name => [name, placed[name] ?? null]))
  try {
    return sql.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(name => `@${name}`).join(', ')})`, values) === 1
  } catch (error) {
    if (diskFailure(error) !== null) throw error
    return false
  }
}

/** The same message under a name that damage has changed: to send it twice is worse than anything. */
function isTwin(sql: Sql, { conversation_id: conversationId = null, client_id: clientId = null }: SqlParams): boolean {
  return sql.number('SELECT count(*) FROM outbox WHERE conversation_id = @conversationId AND client_id = @clientId', { conversationId, clientId }) !== 0
}

function freed(sql: Sql, table: string, { key = null }: SqlParams): SqlParams {
  const isTaken = sql.number(`SELECT count(*) FROM ${table} WHERE key = @key`, { key }) !== 0
  return { key: isTaken ? null : key }
}

function freePlace(sql: Sql, { conversation_id: conversationId = null, place = null }: SqlParams): number | string | null {
  const isTaken = sql.number('SELECT count(*) FROM outbox WHERE conversation_id = @conversationId AND place = @place', { conversationId, place }) !== 0
  return isTaken ? sql.number('SELECT max(place) + 1 FROM outbox WHERE conversation_id = @conversationId', { conversationId }) : place
}
