import { nameOf, type PreciousRow } from './precious-rows.ts'
import type { CopiedRows } from './copied-rows.ts'

/** What `outbox.db` says. */
export type FiledRows = Readonly<{
  rows: readonly PreciousRow[]
  /** The number of its last transaction. */
  revision: number
  /** False when it was damaged and what could be read of it was carried over. */
  isSound: boolean
}>

/** What has to change in `outbox.db`, so that it says what both together know. */
export type Merged = Readonly<{ puts: readonly PreciousRow[]; removes: readonly PreciousRow[] }>

/**
 * Both copies hold every transaction that was answered. So whichever is whole and has come as far as the other is the truth,
 * also about what is not there: that was removed, and must not rise again. Where neither can be, the higher revision of each
 * row counts, and what only one of them has is kept.
 */
export function mergeCopies(file: FiledRows, copy: CopiedRows): Merged {
  const filed = new Map(file.rows.map(row => [nameOf(row), row]))
  const told = [...copy.rows.values()]
  const isMissing = (row: PreciousRow) => !isSame(filed.get(nameOf(row)), row)
  const removedHere = (rows: readonly PreciousRow[]) => rows.filter(row => row.row === null).flatMap(row => filed.get(nameOf(row)) ?? [])
  const put = (rows: readonly PreciousRow[]) => rows.filter(row => row.row !== null && isMissing(row))

  if (copy.isWhole && (copy.revision >= file.revision || !file.isSound)) {
    return { puts: put(told), removes: file.rows.filter(row => (copy.rows.get(nameOf(row))?.row ?? null) === null) }
  }
  const newer = told.filter(row => row.revision > (file.isSound ? file.revision : (filed.get(nameOf(row))?.revision ?? -1)))
  return { puts: put(newer), removes: removedHere(newer) }
}

/** Compared by what the copy knows: a file of a later schema has columns that it does not. */
function isSame(filed: PreciousRow | undefined, copied: PreciousRow): boolean {
  const row = filed?.row
  if (row === undefined || row === null || copied.row === null) return false
  return Object.entries(copied.row).every(([column, value]) => row[column] === value)
}
