import Database from 'better-sqlite3'
import type { Failure } from '#app/failure.ts'

/** SQLite's name of what went wrong (`SQLITE_FULL`); null for everything that is not SQLite's. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null
}

export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
}

/** SQLite says FULL for the file and its log, and IOERR_SHMSIZE when not even the log's index can grow. */
export function isDiskFull(error: unknown): boolean {
  return FULL.has(codeOf(error) ?? '')
}

/**
 * What went wrong outside of us, as a failure: the disk is full, or does not let us. Null for everything else: damage, which
 * has a way of its own, and bugs.
 */
export function diskFailure(error: unknown): Extract<Failure, { kind: 'diskFull' | 'diskRefused' }> | null {
  const code = codeOf(error)
  if (code === null) return null
  if (FULL.has(code)) return { kind: 'diskFull' }
  return REFUSED.test(code) ? { kind: 'diskRefused', code } : null
}

const FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'])
const REFUSED = /^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR|BUSY|LOCKED|AUTH)|E(ACCES|PERM|ROFS|IO|NOENT|NOTDIR|ISDIR|BUSY|MFILE|NFILE|STALE|NODEV|NXIO|FBIG|LOOP|BADF)$)/

function codeOf(error: unknown): string | null {
  const code = sqliteCode(error)
  if (code !== null) return code
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
