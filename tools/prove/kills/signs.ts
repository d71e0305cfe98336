import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// In the index of SQLite's log ("walformat", part 2.1) these tell how far the log is folded into the file, and how far somebody has begun to.
const FOLDED_AT = 96
const BEGUN_AT = 128

/** Whether a checkpoint of the outbox has begun and is not over: also after the process is gone. */
export function isMidCheckpoint(folder: string): boolean {
  const index = bytesOf(join(folder, 'outbox.db-shm'))
  return index.length >= BEGUN_AT + 4 && read32(index, BEGUN_AT) > read32(index, FOLDED_AT)
}

/** Whether so many bytes of an update are on the disk: until then nothing stands in a log that was clean. */
export const isLogAt = (folder: string, bytes: number): boolean => (statSync(join(folder, 'outbox.db-wal'), { throwIfNoEntry: false })?.size ?? 0) >= bytes

/** Whether the file is being copied, or was, before it is changed by an update. */
export const isCopiedBeforeMigration = (folder: string, newest: number): boolean => statSync(join(folder, `outbox.db.aside-before-${newest}`), { throwIfNoEntry: false }) !== undefined

/** It is in the order of this machine. */
const read32 = (bytes: Buffer, at: number) => new Uint32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + 4))[0] ?? 0

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path).subarray(0, BEGUN_AT + 4)
  } catch {
    return Buffer.alloc(0)
  }
}
