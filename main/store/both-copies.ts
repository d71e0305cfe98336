import { fail, ok, type Result } from '#app/result.ts'
import type { Log } from '#main/log/log.ts'
import type { Ballast } from './ballast.ts'
import { diskFailure } from './disk-trouble.ts'
import { schemaOf } from './migrate.ts'
import type { Owner } from './owner.ts'
import { readPreciousRow, readPreciousRows, ID_OF, type PreciousRow, type PreciousTable } from './precious-rows.ts'
import type { Prepared, SecondCopy } from './second-copy.ts'
import type { Sql } from './sql.ts'

/** Told by a transaction what it has changed, so that the second copy hears of it. */
export type Touched = Readonly<{
  put(table: PreciousTable, id: string): void
  removed(table: PreciousTable, id: string): void
  /** What was removed must leave no byte behind: the second copy is written anew with this transaction. */
  wipes(): void
}>

/**
 * The outbox file and its second copy as one thing. What `write` answers `ok` to is in both, on the disk; what it fails with
 * is in neither, and rises again only where the disk refused to take the frame back as well and the app ended before it did
 * (docs/adr/0016). Fails with `diskFull`, `diskRefused`, and `takenOver` where a later start of the
 * app owns the outbox.
 */
export type BothCopies = Readonly<{
  /** @param how `isSynced` false: a power cut may take it from the second copy, never from the file */
  write<T>(act: (touched: Touched) => T, how?: Readonly<{ isSynced: boolean }>): Result<T>
  /** Writes the second copy anew, from the file. */
  renew(): Result<null>
}>

/** `copy` null: what is kept in memory has none. */
export type BothCopiesNeeds = Readonly<{ sql: Sql; copy: SecondCopy | null; owner: Owner; ballast: Ballast; log: Log }>

/**
 * Within one transaction: the change, then the frame, synced; then the commit. A frame that cannot be written ends the
 * transaction; a commit that fails takes the frame back, for which no room is needed. A kill in between leaves a frame whose
 * transaction nobody was answered: it counts, as any answer that was lost. See docs/adr/0016.
 */
export function createBothCopies({ sql, copy, owner, ballast, log }: BothCopiesNeeds): BothCopies {
  function prepare(from: SecondCopy): Prepared {
    return from.prepare(schemaOf(sql), owner.revision(), readPreciousRows(sql))
  }

  function once<T>(act: (touched: Touched) => T, isSynced: boolean): Result<T> {
    let isAppended = false
    let prepared: Prepared | null = null
    let written: Result<T>
    try {
      written = sql.transaction((): Result<T> => {
        if (!owner.isOurs()) return fail({ kind: 'takenOver' })
        if (copy !== null && !copy.isInPlace()) prepare(copy).take()
        const gathered = gather(sql)
        const value = act(gathered.touched)
        const rows = gathered.rows(owner)
        if (copy !== null && rows.length > 0) {
          copy.append(rows[0]?.revision ?? 0, rows, isSynced)
          isAppended = true
        }
        if (copy !== null && gathered.isWiped()) prepared = prepare(copy)
        return ok(value)
      })
    } catch (error) {
      if (isAppended) copy?.takeBack()
      dropped(prepared)
      const failure = diskFailure(error)
      if (failure === null) throw error
      return fail(failure)
    }
    swap(prepared)
    return written
  }

  /** It is committed by now, and the copy that stands there says so too: where it cannot give way, the next write does it, or the next start. */
  function swap(prepared: Prepared | null): void {
    try {
      prepared?.take()
    } catch (error) {
      const failure = diskFailure(error)
      if (failure === null) throw error
      log.warn('the second copy could not give way to one without what was removed', { failure: failure.kind })
    }
  }

  function makeRoom(): void {
    ballast.giveUp()
    foldLog()
  }

  /** The log of SQLite is ten times what was written: folded into the file, it gives most of that back. */
  function foldLog(): void {
    try {
      sql.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      if (diskFailure(error) === null) throw error
    }
  }

  function renewOnce(): Result<null> {
    try {
      return sql.transaction((): Result<null> => {
        if (!owner.isOurs()) return fail({ kind: 'takenOver' })
        if (copy !== null) prepare(copy).take()
        return ok(null)
      })
    } catch (error) {
      const failure = diskFailure(error)
      if (failure === null) throw error
      return fail(failure)
    }
  }

  function withRoom<T>(work: () => Result<T>): Result<T> {
    const done = work()
    if (done.ok || done.failure.kind !== 'diskFull') return done
    makeRoom()
    return work()
  }

  function slim(): void {
    if (copy === null || !copy.isBloated()) return
    const renewed = renewOnce()
    if (!renewed.ok) log.warn('the second copy could not be made smaller', { failure: renewed.failure.kind })
  }

  return {
    write(act, { isSynced } = { isSynced: true }) {
      const written = withRoom(() => once(act, isSynced))
      if (written.ok) {
        slim()
        ballast.restore()
        if (ballast.isSpent()) foldLog()
      }
      return written
    },
    renew: () => withRoom(renewOnce),
  }
}

/** Remembers what was touched; afterwards gives those rows their revision and answers them as they then stand. */
function gather(sql: Sql) {
  const touches: { table: PreciousTable; id: string }[] = []
  let isWiped = false
  const note = (table: PreciousTable, id: string) => void touches.push({ table, id })
  const touched: Touched = { put: note, removed: note, wipes: () => void (isWiped = true) }
  return {
    touched,
    isWiped: () => isWiped,
    rows(owner: Owner): readonly PreciousRow[] {
      if (touches.length === 0) return []
      const revision = owner.nextRevision()
      return touches.map(({ table, id }) => {
        sql.run(`UPDATE ${table} SET revision = @revision WHERE ${ID_OF[table]} = @id`, { revision, id })
        return readPreciousRow(sql, table, id) ?? { table, id, revision, row: null }
      })
    },
  }
}

// Assigned within a transaction, which the compiler does not follow.
const dropped = (prepared: Prepared | null) => prepared?.drop()
