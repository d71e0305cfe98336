import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { assertNever } from '#app/assert-never.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import { cacheMigrations } from './migrations/cache/cache-migrations.ts'
import { outboxMigrations } from './migrations/outbox/outbox-migrations.ts'
import { openDatabase, type DatabaseKind, type Opening } from './open-database.ts'
import { salvageOutbox } from './salvage.ts'
import { clearAside, COMPANIONS, setAside } from './set-aside.ts'
import type { Sql } from './sql.ts'

type Needs = Readonly<{ clock: Clock; log: Log }>
/** An open file, and the name under which one that could not be used was put out of the way. */
export type OpenedFile = Readonly<{ sql: Sql; setAside: string | null }>

const OUTBOX: DatabaseKind = { synchronous: 'FULL', migrations: outboxMigrations, isPrecious: true }
const CACHE: DatabaseKind = { synchronous: 'NORMAL', migrations: cacheMigrations, isPrecious: false }

/** All of it can be fetched again, so whatever cannot be used makes room for a new one. */
export function openCache(file: string, { clock, log }: Needs): Result<OpenedFile> {
  const opening = openDatabase(file, CACHE)
  if (opening.state !== 'damaged' && opening.state !== 'newer') return opened(file, opening, null)
  const name = setAside(file, clock.now())
  clearAside(file, name)
  log.warn('the cache was set aside', { why: opening.state })
  return opened(file, openDatabase(file, CACHE), name)
}

/**
 * A damaged one is kept, and what can be read of it carried over; one of a later version is not touched. The new file is
 * complete before the damaged one makes room, so that a kill in between costs nothing.
 */
export function openOutbox(file: string, { clock, log }: Needs): Result<OpenedFile> {
  const salvaged = `${file}-salvaged`
  if (existsSync(salvaged) && !existsSync(file)) renameSync(salvaged, file)
  const opening = openDatabase(file, OUTBOX)
  if (opening.state !== 'damaged') return opened(file, opening, null)

  for (const companion of COMPANIONS) rmSync(salvaged + companion, { force: true })
  const anew = openDatabase(salvaged, OUTBOX)
  if (anew.state !== 'open') return opened(salvaged, anew, null)
  const saved = anew.sql.write(() => salvageOutbox(file, anew.sql))
  anew.sql.close()
  if (!saved.ok) return saved

  const name = setAside(file, clock.now())
  renameSync(salvaged, file)
  log.warn('the outbox was set aside', saved.value)
  return opened(file, openDatabase(file, OUTBOX), name)
}

function opened(file: string, opening: Opening, aside: string | null): Result<OpenedFile> {
  return opening.state === 'open' ? ok({ sql: opening.sql, setAside: aside }) : fail(failureOf(basename(file), opening))
}

function failureOf(file: string, opening: Exclude<Opening, { state: 'open' }>): Failure {
  switch (opening.state) {
    case 'newer':
      return { kind: 'unreadable', path: `${file} (schema ${opening.schema})`, found: 'newer' }
    case 'full':
      return { kind: 'diskFull' }
    case 'unusable':
      return { kind: 'unreadable', path: `${file} (${opening.code})`, found: 'malformed' }
    case 'damaged':
      return { kind: 'unreadable', path: file, found: 'malformed' }
    default:
      return assertNever(opening)
  }
}
