import { dirname, join } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import type { Log } from '#main/log/log.ts'
import { applyMerge, type AppliedMerge } from './apply-merge.ts'
import { createBallast, NO_BALLAST, type Ballast } from './ballast.ts'
import { createBothCopies, type BothCopies } from './both-copies.ts'
import { NOTHING_COPIED, readCopiedRows, schemaOfCopy, type CopiedRows } from './copied-rows.ts'
import { diskFailure } from './disk-trouble.ts'
import type { Disk } from './disk.ts'
import { mergeCopies } from './merge-copies.ts'
import { newestOf, schemaOf } from './migrate.ts'
import { outboxMigrations } from './migrations/outbox/outbox-migrations.ts'
import { IN_MEMORY } from './open-database.ts'
import { claim, createOwner, isSalvaged } from './owner.ts'
import { readPreciousRows } from './precious-rows.ts'
import { openSecondCopy } from './second-copy.ts'
import type { Sql } from './sql.ts'

/** What the second copy was found to be at a start, in numbers: all 0 when all was well. */
export type CopyReport = Readonly<{
  /** Rows that the second copy alone had, or had newer: now in both. */
  restored: number
  /** Rows that had been removed and stood in the file again. */
  removed: number
  /** Bytes at its end that were torn in the middle of being written; nobody was answered for them. */
  cutBytes: number
  /** Frames of it that could not be read, and rows of it that contradict the file. */
  damaged: number
}>

export type OpenedCopies = Readonly<{ both: BothCopies; report: CopyReport; close(): void }>

export type CopiesNeeds = Readonly<{
  sql: Sql
  /** Of the outbox; `:memory:` has no second copy. */
  file: string
  disk: Disk
  log: Log
}>

/**
 * A copy that a later version wrote is not touched, and neither is the file beside it. Fails with `unreadable` (newer) there,
 * and with `diskRefused` where we may not read it.
 */
export function refuseLaterCopy(disk: Disk, file: string): Result<null> {
  if (file === IN_MEMORY) return ok(null)
  return tried(() => {
    const bytes = disk.read(copyOf(file))
    const schema = bytes === null ? 0 : (schemaOfCopy(bytes) ?? 0)
    if (schema <= newestOf(outboxMigrations)) return ok(null)
    return fail({ kind: 'unreadable', path: `outbox.copy (schema ${schema})`, found: 'newer' })
  })
}

/**
 * Takes over the outbox from every other instance, brings both copies to what they know together, and answers the one way to
 * write to them. Where the disk is too full for that, the outbox opens all the same: the first write does what is missing,
 * or fails. Fails with `diskRefused`.
 */
export function openCopies({ sql, file, disk, log }: CopiesNeeds): Result<OpenedCopies> {
  if (file === IN_MEMORY) {
    const owner = createOwner(sql, { isInPlace: () => true, epoch: sql.transaction(() => claim(sql)) })
    return ok({ both: createBothCopies({ sql, copy: null, owner, ballast: NO_BALLAST, log }), report: NOTHING_TO_SAY, close: () => {} })
  }
  const attempt = () => tried(() => open(sql, { file, disk, log, ballast: ballastOf(disk, file) }))
  const opened = attempt()
  return !opened.ok && opened.failure.kind === 'diskFull' ? ok(later(attempt)) : opened
}

export const ballastOf = (disk: Disk, file: string): Ballast => (file === IN_MEMORY ? NO_BALLAST : createBallast(disk, join(dirname(file), 'outbox.ballast')))

function tried<T>(work: () => Result<T>): Result<T> {
  try {
    return work()
  } catch (error) {
    const failure = diskFailure(error)
    if (failure === null) throw error
    return fail(failure)
  }
}

/** What was written can be read meanwhile; nothing is written before the two copies have been brought together. */
function later(attempt: () => Result<OpenedCopies>): OpenedCopies {
  let opened: OpenedCopies | null = null
  const onceOpen = <T>(work: (both: BothCopies) => Result<T>): Result<T> => {
    if (opened !== null) return work(opened.both)
    const now = attempt()
    if (!now.ok) return now
    opened = now.value
    return work(opened.both)
  }
  return {
    both: { write: (act, how) => onceOpen(both => both.write(act, how)), renew: () => onceOpen(both => both.renew()) },
    report: NOTHING_TO_SAY,
    close: () => opened?.close(),
  }
}

const copyOf = (file: string) => join(dirname(file), 'outbox.copy')
const NOTHING_TO_SAY: CopyReport = { restored: 0, removed: 0, cutBytes: 0, damaged: 0 }

function readCopy(disk: Disk, path: string): CopiedRows {
  const bytes = disk.read(path)
  return bytes === null ? NOTHING_COPIED : readCopiedRows(bytes)
}

function open(sql: Sql, { file, disk, log, ballast }: Omit<CopiesNeeds, 'sql'> & Readonly<{ ballast: Ballast }>): Result<OpenedCopies> {
  const path = copyOf(file)
  const identity = disk.identity(file)
  const started = begin(sql, ballast, () => {
    const epoch = claim(sql)
    // Read under the lock: from here on nobody else appends to it.
    const copied = readCopy(disk, path)
    return { epoch, copied, ...merge(sql, copied) }
  })
  if (!started.ok) return started
  const { epoch, copied, applied, isCopyBehind } = started.value

  const isInPlace = () => disk.identity(file) === identity
  const owner = createOwner(sql, { isInPlace, epoch })
  const copy = openSecondCopy(disk, path, isCopyBehind ? null : copied)
  const both = createBothCopies({ sql, copy, owner, ballast, log })
  const report: CopyReport = {
    restored: applied.restored, removed: applied.removed, cutBytes: copied.cutBytes, damaged: copied.damaged + applied.refused,
  }
  if (isCopyBehind) {
    const renewed = both.renew()
    if (!renewed.ok) log.warn('the second copy could not be written anew', { failure: renewed.failure.kind })
  }
  if (Object.values(report).some(count => count > 0)) log.warn('the two copies of the outbox differed', report)
  ballast.restore()
  return ok({ both, report, close: copy.close })
}

/** One transaction, with the ballast's room where it needs it. */
function begin<T>(sql: Sql, ballast: Ballast, act: () => T): Result<T> {
  const done = sql.write(act)
  if (done.ok || done.failure.kind !== 'diskFull') return done
  ballast.giveUp()
  return sql.write(act)
}

function merge(sql: Sql, copied: CopiedRows): Readonly<{ applied: AppliedMerge; isCopyBehind: boolean }> {
  const owner = createOwner(sql, { isInPlace: () => true, epoch: 0 })
  const isSound = !isSalvaged(sql)
  const file = { rows: readPreciousRows(sql), revision: owner.revision(), isSound }
  const applied = applyMerge(sql, mergeCopies(file, copied))
  owner.raiseRevision(Math.max(copied.revision, ...file.rows.map(({ revision }) => revision)))
  const removals = [...copied.rows.values()].filter(({ row }) => row === null).length
  const isCopyBehind =
    copied.damaged > 0 || copied.schema !== schemaOf(sql) || copied.revision < owner.revision() || removals > 0 || !isSound
  return { applied, isCopyBehind }
}
