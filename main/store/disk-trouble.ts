import Database from 'better-sqlite3'
import { systemFailure, type SystemFailure } from '#main/system-trouble.ts'

/** SQLite's name of what went wrong (`SQLITE_FULL`); null for everything that is not SQLite's. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null
}

export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
}

export function isDiskFull(error: unknown): boolean {
  return diskFailure(error)?.kind === 'diskFull'
}

/**
 * What went wrong outside of us, as a failure: the disk is full, or does not let us. Null for everything else: damage, which
 * has a way of its own, and bugs.
 */
export function diskFailure(error: unknown): SystemFailure | null {
  const code = sqliteCode(error)
  if (code === null) return systemFailure(error)
  if (FULL.has(code)) return { kind: 'diskFull' }
  return REFUSED.test(code) ? { kind: 'diskRefused', code } : null
}

/** SQLite says FULL for the file and its log, and IOERR_SHMSIZE when not even the log's index can grow. */
const FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])
const REFUSED = /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|BUSY|LOCKED|AUTH)/
