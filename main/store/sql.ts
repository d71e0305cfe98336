import type Database from 'better-sqlite3'
import { fail, ok, type Result } from '#app/result.ts'
import { diskFailure, isDamage } from './disk-trouble.ts'

export type SqlValue = string | number | null
export type SqlParams = Readonly<Record<string, SqlValue>>

/**
 * One open database. Statements are prepared once and kept. Rows come out as `unknown`: whoever reads them parses them
 * (`rows.ts`). Everything here is synchronous and throws what SQLite throws, but for `write`.
 */
export type Sql = Readonly<{
  all(text: string, params?: SqlParams): readonly unknown[]
  get(text: string, params?: SqlParams): unknown
  /** The first column of the first row as a number; null when there is no row or it holds none. */
  number(text: string, params?: SqlParams): number | null
  /** The first column of every row that is a text. */
  texts(text: string, params?: SqlParams): readonly string[]
  /** The first column of every row that is a number. */
  numbers(text: string, params?: SqlParams): readonly number[]
  /** Answers how many rows changed. */
  run(text: string, params?: SqlParams): number
  exec(text: string): void
  pragma(text: string): unknown
  transaction<T>(act: () => T): T
  /** A transaction that answers `diskFull` or `diskRefused` where the disk is or does, with nothing of it done. */
  write<T>(act: () => T): Result<T>
  close(): void
}>

/** @param onDamage told when SQLite finds the file damaged while we work */
export function createSql(db: Database.Database, onDamage: () => void): Sql {
  const prepared = new Map<string, Database.Statement<[SqlParams]>>()

  const prepare = (text: string) => {
    let statement = prepared.get(text)
    if (statement === undefined) {
      statement = db.prepare<[SqlParams]>(text)
      prepared.set(text, statement)
    }
    return statement
  }

  const guarded = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      if (isDamage(error)) onDamage()
      throw error
    }
  }

  const all = (text: string, params: SqlParams = {}) => guarded(() => prepare(text).all(params))
  const firsts = (text: string, params: SqlParams = {}) => all(text, params).map(firstColumn)
  const transaction = <T>(act: () => T): T => guarded(() => db.transaction(act).immediate())

  return {
    all,
    get: (text, params = {}) => guarded(() => prepare(text).get(params)),
    number: (text, params = {}) => {
      const value = firstColumn(guarded(() => prepare(text).get(params)))
      return typeof value === 'number' ? value : null
    },
    texts: (text, params) => firsts(text, params).filter(value => typeof value === 'string'),
    numbers: (text, params) => firsts(text, params).filter(value => typeof value === 'number'),
    run: (text, params = {}) => guarded(() => prepare(text).run(params).changes),
    exec: text => void guarded(() => db.exec(text)),
    pragma: text => guarded(() => db.pragma(text, { simple: true })),
    transaction,
    write: act => {
      try {
        return ok(transaction(act))
      } catch (error) {
        const failure = diskFailure(error)
        if (failure === null) throw error
        return fail(failure)
      }
    },
    close: () => void db.close(),
  }
}

function firstColumn(row: unknown): unknown {
  return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined
}
