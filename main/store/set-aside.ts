import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { EpochMs } from '#app/domain/time.ts'
import type { Disk } from './disk.ts'
import { frameOf } from './frames.ts'
import { ASIDE, forgetSuspicion } from './open-database.ts'

/** What SQLite keeps beside a file: without its log, a file is an older one. */
export const COMPANIONS = ['', '-wal', '-shm'] as const

/** Renames a database with its companions, out of the way and never over another. Answers its new name, without the folder. */
export function setAside(file: string, now: EpochMs): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+Z/g, '')
  let aside = `${file}${ASIDE}${stamp}`
  for (let again = 2; existsSync(aside); again += 1) aside = `${file}${ASIDE}${stamp}-${again}`
  for (const companion of COMPANIONS) {
    if (existsSync(file + companion)) renameSync(file + companion, aside + companion)
  }
  forgetSuspicion(file)
  return basename(aside)
}

/** The newest that was set aside of a file for damage, without the folder; null = there is none. */
export function newestAside(file: string): string | null {
  const begin = `${basename(file)}${ASIDE}`
  const names = readdirSync(dirname(file)).filter(name => name.startsWith(begin) && STAMPED.test(name.slice(begin.length)))
  return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? null
}

const STAMPED = /^\d{8}T\d{6}(-\d+)?$/

/** Adds a row that is about to be thrown away unread to the file where such rows are kept, framed as in the second copy. */
export function keepAside(disk: Disk, file: string, row: unknown): void {
  const kept = disk.open(`${file}${ASIDE}discarded`)
  try {
    kept.append(frameOf(JSON.stringify(row)))
    kept.sync()
  } finally {
    kept.close()
  }
}

/**
 * Deletes what was set aside of a file, but for `keep`: it holds what people wrote, and nobody will look at it again. Of all
 * accounts, since nobody can tell whose the bytes of a damaged file are.
 */
export function clearAside(file: string, keep: string | null): void {
  const folder = dirname(file)
  const kept = COMPANIONS.map(companion => `${keep}${companion}`)
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(file)}${ASIDE}`) && !kept.includes(name)) rmSync(join(folder, name), { force: true })
  }
}
