import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isDamage, isDiskFull, sqliteCode } from './disk-trouble.ts'
import { migrate, newestOf, schemaOf } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { createSql, type Sql } from './sql.ts'

export const IN_MEMORY = ':memory:'
/** Between the name of a file and what tells its copies that are no longer in use apart. */
export const ASIDE = '.aside-'

export type DatabaseKind = Readonly<{
  /** How hard a commit tries: FULL is on disk when it returns; NORMAL may lose its last moments to a power cut, never more. */
  synchronous: 'FULL' | 'NORMAL'
  migrations: readonly Migration[]
  /** Looked through at every start, not only after an unclean end, and copied before it is migrated. */
  isPrecious: boolean
  /** Told when SQLite finds it damaged, again and again. */
  onDamage?: (() => void) | undefined
}>

export type Opening =
  | Readonly<{ state: 'open'; sql: Sql }>
  | Readonly<{ state: 'damaged' }>
  /** Written by a later version of the app. */
  | Readonly<{ state: 'newer'; schema: number }>
  | Readonly<{ state: 'full' }>
  /** Not ours to read or write, or not there: nothing about its content is known. `code` is SQLite's name for it. */
  | Readonly<{ state: 'unusable'; code: string }>

/** Opens one file, new or old, checks it where there is reason to, and brings its schema up to date. */
export function openDatabase(file: string, kind: DatabaseKind): Opening {
  const trouble = file !== IN_MEMORY && existsSync(file) ? attempt(() => inspect(file, kind)) : null
  if (trouble !== null) return trouble
  return attempt(() => {
    makePrivate(file)
    const db = new Database(file)
    try {
      const sql = createSql(db, () => {
        markSuspect(file)
        kind.onDamage?.()
      })
      setUp(sql, kind)
      if (kind.isPrecious) copyBeforeMigration(sql, file, kind.migrations)
      migrate(sql, kind.migrations)
      return { state: 'open', sql }
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Looks without writing a byte: what turns out to be damaged, or of a later version, must stay as it is. */
function inspect(file: string, { isPrecious, migrations }: DatabaseKind): Opening | null {
  if (existsSync(suspectMark(file))) return { state: 'damaged' }
  const endedUncleanly = hasContent(`${file}-wal`)
  const db = new Database(file, { readonly: true })
  try {
    const sql = createSql(db, () => {})
    const schema = schemaOf(sql)
    if (schema > newestOf(migrations)) return { state: 'newer', schema }
    // The longer check compares indexes with their tables too: a precious file is small.
    const check = isPrecious ? 'integrity_check(1)' : 'quick_check(1)'
    const isSound = !(isPrecious || endedUncleanly) || sql.pragma(check) === 'ok'
    return isSound ? null : { state: 'damaged' }
  } finally {
    db.close()
  }
}

/** The copy stands beside the file until an account is forgotten or a later migration makes its own. */
function copyBeforeMigration(sql: Sql, file: string, migrations: readonly Migration[]): void {
  const schema = schemaOf(sql)
  if (schema === 0 || schema === newestOf(migrations)) return
  const copy = `${file}${ASIDE}before-${newestOf(migrations)}`
  rmSync(copy, { force: true })
  makePrivate(copy)
  sql.run('VACUUM INTO @copy', { copy })
}

/**
 * SQLite makes a file for whoever may look into the folder; one that is there already, and empty, it takes as it is. Its log
 * and its index get the rights of the file.
 */
function makePrivate(file: string): void {
  if (file === IN_MEMORY || existsSync(file)) return
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch {
    // Whatever is wrong here, SQLite meets it next and says it by its own name.
  }
}

function attempt<T extends Opening | null>(act: () => T): T | Opening {
  try {
    return act()
  } catch (error) {
    if (isDamage(error)) return { state: 'damaged' }
    if (isDiskFull(error)) return { state: 'full' }
    const code = sqliteCode(error)
    if (code !== null && OUTSIDE_TROUBLE.test(code)) return { state: 'unusable', code }
    throw error
  }
}

/** When the file was found damaged while the app ran, the next start must know, however clean the end was. */
export function forgetSuspicion(file: string): void {
  rmSync(suspectMark(file), { force: true })
}

const OUTSIDE_TROUBLE = /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|BUSY|LOCKED|AUTH)/

/**
 * WAL: a commit is one append and one fsync, reads never wait, and a torn end loses nothing that was committed.
 * Defensive mode is on by default in this binding. `secure_delete` FAST blanks what is deleted inside a page, and
 * `auto_vacuum` lets `forget` give pages back, so that what is removed is gone from the file.
 */
function setUp(sql: Sql, { synchronous }: DatabaseKind): void {
  sql.pragma('auto_vacuum = INCREMENTAL')
  sql.pragma('journal_mode = WAL')
  sql.pragma(`synchronous = ${synchronous}`)
  if (synchronous === 'FULL') {
    // On macOS alone, fsync leaves data in the drive's own memory.
    sql.pragma('fullfsync = ON')
    sql.pragma('checkpoint_fullfsync = ON')
  }
  sql.pragma('foreign_keys = ON')
  sql.pragma('trusted_schema = OFF')
  sql.pragma('cell_size_check = ON')
  sql.pragma('secure_delete = FAST')
  sql.pragma('temp_store = MEMORY')
  sql.pragma('journal_size_limit = 8388608')
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
}

const suspectMark = (file: string) => `${file}-suspect`

function markSuspect(file: string): void {
  if (file === IN_MEMORY) return
  try {
    writeFileSync(suspectMark(file), '')
  } catch {
    // The disk that damaged the file may refuse this too; the error itself still reaches the caller.
  }
}
