import type { Disk, DiskFile } from '#main/store/disk.ts'
import { systemDisk } from '#main/store/system-disk.ts'

export type DiskStep = 'read' | 'open' | 'append' | 'sync' | 'cut' | 'rename' | 'remove' | 'syncFolder'

export type FaultyDisk = Omit<Disk, 'freeBytes'> & {
  freeBytes: Disk['freeBytes']
  /** What happens at a step instead: throws what it answers; null = nothing. `nth` counts all steps from 1. */
  fault: (step: DiskStep, nth: number) => Error | null
  /** How much of an append still reaches the disk before it fails. */
  tearAfter: number
  readonly steps: DiskStep[]
}

/** A disk of this machine that can be told to fail. */
export function aDisk(): FaultyDisk {
  const steps: DiskStep[] = []
  const step = (name: DiskStep, atFault: () => void = () => {}) => {
    steps.push(name)
    const error = disk.fault(name, steps.length)
    if (error === null) return
    atFault()
    throw error
  }
  const wrapped = (file: DiskFile): DiskFile => ({
    ...file,
    append(bytes) {
      step('append', () => file.append(bytes.subarray(0, disk.tearAfter)))
      file.append(bytes)
    },
    sync() {
      step('sync')
      file.sync()
    },
    cut(length) {
      step('cut')
      file.cut(length)
    },
  })
  const disk: FaultyDisk = {
    fault: () => null,
    tearAfter: 0,
    steps,
    read(path) {
      step('read')
      return systemDisk.read(path)
    },
    open(path) {
      step('open')
      return wrapped(systemDisk.open(path))
    },
    rename(from, to) {
      step('rename')
      systemDisk.rename(from, to)
    },
    remove(path) {
      step('remove')
      systemDisk.remove(path)
    },
    syncFolder(folder) {
      step('syncFolder')
      systemDisk.syncFolder(folder)
    },
    freeBytes: systemDisk.freeBytes,
    identity: systemDisk.identity,
  }
  return disk
}

/** What the system throws. */
export const diskError = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' })
