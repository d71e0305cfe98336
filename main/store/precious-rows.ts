import { z } from 'zod'
import type { Sql, SqlParams, SqlValue } from './sql.ts'

/** What must not be lost: the tables that both copies of the outbox hold. */
export const PRECIOUS_TABLES = ['accounts', 'outbox', 'drafts', 'attachments'] as const
export type PreciousTable = (typeof PRECIOUS_TABLES)[number]

/** The column that says whose a row is. */
export const ACCOUNT_OF = { accounts: 'id', outbox: 'account_id', drafts: 'account_id', attachments: 'account_id' } as const satisfies Record<PreciousTable, string>

/** A row as a file holds it, column by column, whether or not it parses; `row` null = it was removed. */
export type PreciousRow = Readonly<{ table: PreciousTable; id: string; revision: number; row: SqlParams | null }>

/** What tells the rows of a table apart, as SQL. */
export const ID_OF = { accounts: 'id', outbox: 'id', drafts: `conversation_id || ' ' || mode`, attachments: `conversation_id || ' ' || file_id` } as const satisfies Record<PreciousTable, string>

export const draftKey = ({ conversationId, mode }: Readonly<{ conversationId: string; mode: string }>) => `${conversationId} ${mode}`

export const attachmentKey = ({ conversationId, fileId }: Readonly<{ conversationId: string; fileId: string }>) => `${conversationId} ${fileId}`

/** Within one file. */
export const nameOf = ({ table, id }: Pick<PreciousRow, 'table' | 'id'>) => `${table} ${id}`

/** Whatever columns a row has: a salvaged file may have others than ours. One look at each, since every write passes by here. */
export const Columns = z.custom<SqlParams>(areColumns)

export function readPreciousRow(sql: Sql, table: PreciousTable, id: string): PreciousRow | null {
  const [found] = toRows(table, sql.all(`${select(table)} WHERE ${ID_OF[table]} = @id`, { id }))
  return found ?? null
}

/** All of them, in the order in which they were written. */
export function readPreciousRows(sql: Sql): readonly PreciousRow[] {
  return PRECIOUS_TABLES.flatMap(table => toRows(table, sql.all(`${select(table)} ORDER BY key`)))
}

const select = (table: PreciousTable) => `SELECT ${ID_OF[table]} AS precious_id, * FROM ${table}`

function toRows(table: PreciousTable, found: readonly unknown[]): PreciousRow[] {
  return found.map(row => {
    const { precious_id: id, ...columns } = Columns.parse(row)
    const { revision } = columns
    if (typeof id !== 'string' || typeof revision !== 'number') throw new Error(`a row of ${table} without its name or its revision`)
    return { table, id, revision, row: columns }
  })
}

function areColumns(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isSqlValue)
}

const isSqlValue = (value: unknown): value is SqlValue => value === null || typeof value === 'string' || Number.isFinite(value)
