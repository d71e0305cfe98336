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
import { isSalvaged, markSalvaged } from './owner.ts'
import { salvageOutbox, type Salvage } from './salvage.ts'
import { clearAside, COMPANIONS, newestAside, setAside } from './set-aside.ts'
import type { Sql } from './sql.ts'

/** `onDamage`: told whenever SQLite finds the file damaged, also while it opens. */
type Needs = Readonly<{ clock: Clock; log: Log; onDamage?: () => void }>
/** An open file, and the name under which one that could not be used was put out of the way. */
export type OpenedFile = Readonly<{ sql: Sql; setAside: string | null }>

const OUTBOX: DatabaseKind = { synchronous: 'FULL', migrations: outboxMigrations, isPrecious: true }
const CACHE: DatabaseKind = { synchronous: 'NORMAL', migrations: cacheMigrations, isPrecious: false }

/** All of it can be fetched again, so whatever cannot be used makes room for a new one. */
export function openCache(file: string, { clock, log, onDamage }: Needs): Result<OpenedFile> {
  const kind = { ...CACHE, onDamage }
  const opening = openDatabase(file, kind)
  if (opening.state !== 'damaged' && opening.state !== 'newer') return opened(file, opening, null)
  const name = setAside(file, clock.now())
  clearAside(file, name)
  log.warn('the cache was set aside', { why: opening.state })
  return opened(file, openDatabase(file, kind), name)
}

/**
 * A damaged one is kept, and what can be read of it carried over; one of a later version is not touched. The new file is
 * complete, and named so, before the damaged one makes room with its log. A start after a kill in between goes on from there
 * before it opens anything: a file from before must not get the log, nor the log the new file.
 */
export function openOutbox(file: string, { clock, log, onDamage }: Needs): Result<OpenedFile> {
  const kind = { ...OUTBOX, onDamage }
  takeUp(file, clock)
  let opening = openDatabase(file, kind)
  if (opening.state === 'damaged') {
    const saved = salvage(file)
    if (!saved.ok) return saved
    takeUp(file, clock)
    log.warn('the outbox was set aside', saved.value)
    opening = openDatabase(file, kind)
  }
  return opened(file, opening, opening.state === 'open' && isSalvaged(opening.sql) ? newestAside(file) : null)
}

const beingSalvaged = (file: string) => `${file}-salvaged`
const completelySalvaged = (file: string) => `${file}-salvaged-whole`

function salvage(file: string): Result<Salvage> {
  const fresh = beingSalvaged(file)
  for (const companion of COMPANIONS) rmSync(fresh + companion, { force: true })
  const opening = openDatabase(fresh, OUTBOX)
  if (opening.state !== 'open') return fail(failureOf(basename(fresh), opening))
  const saved = opening.sql.write(() => {
    markSalvaged(opening.sql)
    return salvageOutbox(file, opening.sql)
  })
  opening.sql.close()
  if (saved.ok) renameSync(fresh, completelySalvaged(file))
  return saved
}

/** Puts what was salvaged in the place of the damaged file, if that has not been done yet. */
function takeUp(file: string, clock: Clock): void {
  // Of an earlier version, which took the damaged file away first: what stands there alone is complete.
  if (!existsSync(file) && !existsSync(completelySalvaged(file)) && existsSync(beingSalvaged(file))) renameSync(beingSalvaged(file), completelySalvaged(file))
  if (!existsSync(completelySalvaged(file))) return
  setAside(file, clock.now())
  renameSync(completelySalvaged(file), file)
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
