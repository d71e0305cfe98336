import { dirname } from 'node:path'
import { diskFailure } from './disk-trouble.ts'
import type { Disk } from './disk.ts'

/** Room that is kept for the moment when there is none: given up, it lets dozens of replies be written to a full disk. */
export type Ballast = Readonly<{
  giveUp(): void
  /** It has been given up, and there is no room for it yet. */
  isSpent(): boolean
  /** Makes it again, once there is room for it several times over. */
  restore(): void
}>

const BALLAST_BYTES = 256 * 1024
const ROOM_BYTES = 4 * BALLAST_BYTES

export const NO_BALLAST: Ballast = { giveUp: () => {}, isSpent: () => false, restore: () => {} }

export function createBallast(disk: Disk, path: string): Ballast {
  let isThere = disk.identity(path) !== null
  return {
    giveUp() {
      isThere = false
      tried(() => disk.remove(path))
    },
    isSpent: () => !isThere,
    restore() {
      if (isThere) return
      tried(() => {
        if (disk.freeBytes(dirname(path)) < ROOM_BYTES) return
        fill()
        isThere = true
      })
    },
  }

  function fill(): void {
    const file = disk.open(path)
    try {
      file.append(noise())
      file.sync()
      file.close()
    } catch (error) {
      file.close()
      disk.remove(path)
      throw error
    }
  }
}

/** Zeros would take no room on a disk that compresses. */
function noise(): Uint8Array {
  const bytes = new Uint8Array(BALLAST_BYTES)
  let state = 1
  for (let at = 0; at < bytes.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

/** Without ballast one writes as well: what the disk says against it is no reason to fail. */
function tried(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (diskFailure(error) === null) throw error
  }
}
