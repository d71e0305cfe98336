import { dirname } from 'node:path'
import { changeFrame, headerFrame, type CopiedRows } from './copied-rows.ts'
import type { Disk, DiskFile } from './disk.ts'
import { nameOf, type PreciousRow } from './precious-rows.ts'

/**
 * The second copy of the outbox: a file of frames that only grows, and is written anew when most of it is dead. Everything
 * throws what the disk throws. Whoever appends holds the write lock of `outbox.db`: nobody else appends meanwhile.
 */
export type SecondCopy = Readonly<{
  /** False when its file is not the one at its path any more, or there is none yet: it has to be written anew first. */
  isInPlace(): boolean
  /** All of it, or nothing. @param isSynced false = it may be lost to a power cut until the next that is */
  append(revision: number, rows: readonly PreciousRow[], isSynced: boolean): void
  /** The last append belonged to a transaction that did not come to be. What cannot be done now is done before the next append. */
  takeBack(): void
  /** A new file beside the old one, on the disk when this returns. */
  prepare(schema: number, revision: number, rows: readonly PreciousRow[]): Prepared
  /** Large, and mostly dead. */
  isBloated(): boolean
  close(): void
}>

/** `take` puts it in the place of the old one, `drop` takes it away. */
export type Prepared = Readonly<{ take(): void; drop(): void }>

const BLOATED_BYTES = 1024 * 1024
const MOSTLY_DEAD = 2

/** @param sound what stands there, up to where it was torn; null = it has to be written anew before anything is appended */
export function openSecondCopy(disk: Disk, path: string, sound: CopiedRows | null): SecondCopy {
  let file: DiskFile | null = null
  let identity: string | null = null
  /** Where the last append began, and what still has to be cut off. */
  let lastStart = 0
  let cutTo: number | null = sound?.goodBytes ?? null
  let isNameSafe = true
  const live = new Map<string, number>()
  let liveBytes = 0

  function hold(opened: DiskFile): void {
    file = opened
    identity = disk.identity(path)
  }

  function note({ row, ...named }: PreciousRow): void {
    const name = nameOf(named)
    const bytes = row === null ? 0 : JSON.stringify(row).length
    liveBytes += bytes - (live.get(name) ?? 0)
    if (row === null) live.delete(name)
    else live.set(name, bytes)
  }

  /** What an earlier failure left undone comes first. */
  function mend(opened: DiskFile): void {
    if (!isNameSafe) disk.syncFolder(dirname(path))
    isNameSafe = true
    if (cutTo === null) return
    if (opened.length() > cutTo) {
      opened.cut(cutTo)
      opened.sync()
    }
    cutTo = null
  }

  if (sound !== null) {
    hold(disk.open(path))
    for (const row of sound.rows.values()) note(row)
  }

  return {
    isInPlace: () => file !== null && identity !== null && disk.identity(path) === identity,

    append(revision, rows, isSynced) {
      if (file === null) throw new Error('the second copy has not been written yet')
      mend(file)
      lastStart = file.length()
      try {
        file.append(changeFrame(revision, rows))
        if (isSynced) file.sync()
      } catch (error) {
        cutBack(file)
        throw error
      }
      for (const row of rows) note(row)
    },

    takeBack() {
      if (file !== null) cutBack(file)
    },

    prepare(schema, revision, rows) {
      const fresh = `${path}-new`
      disk.remove(fresh)
      const opened = disk.open(fresh)
      let isTaken = false
      const drop = () => {
        if (isTaken) return
        opened.close()
        disk.remove(fresh)
      }
      try {
        opened.append(headerFrame(schema, revision))
        for (const row of rows) opened.append(changeFrame(row.revision, [row]))
        opened.sync()
      } catch (error) {
        drop()
        throw error
      }
      return {
        drop,
        take() {
          // Windows puts nothing in the place of a file that is open.
          file?.close()
          file = null
          disk.rename(fresh, path)
          isTaken = true
          isNameSafe = false
          hold(opened)
          cutTo = null
          live.clear()
          liveBytes = 0
          for (const row of rows) note(row)
          disk.syncFolder(dirname(path))
          isNameSafe = true
        },
      }
    },

    isBloated: () => file !== null && file.length() > Math.max(BLOATED_BYTES, MOSTLY_DEAD * liveBytes),

    close: () => file?.close(),
  }

  function cutBack(opened: DiskFile): void {
    cutTo = lastStart
    try {
      mend(opened)
    } catch {
      // Nothing is appended before this has come true.
    }
  }
}
