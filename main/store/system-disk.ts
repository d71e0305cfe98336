import {
  closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, rmSync, statfsSync, statSync, writeSync,
} from 'node:fs'
import type { Disk, DiskFile } from './disk.ts'

/** The disk of this machine. `fsync` goes down to the drive on every system: on macOS Node asks for F_FULLFSYNC. */
export const systemDisk: Disk = {
  read(path) {
    try {
      return readFileSync(path)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  },
  open: path => openFile(openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600)),
  rename: renameSync,
  remove: path => rmSync(path, { force: true }),
  syncFolder(folder) {
    // Windows opens no folders, and its file system writes names through.
    if (process.platform === 'win32') return
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  },
  freeBytes(folder) {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  },
  identity(path) {
    const there = statSync(path, { bigint: true, throwIfNoEntry: false })
    return there === undefined ? null : `${there.dev}:${there.ino}`
  },
}

function openFile(handle: number): DiskFile {
  return {
    append(bytes) {
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
    },
    sync: () => fsyncSync(handle),
    cut: length => ftruncateSync(handle, length),
    length: () => fstatSync(handle).size,
    close: () => closeSync(handle),
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
