import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import { systemCode, systemFailure } from '#main/system-trouble.ts'
import { failureOf } from './vault.ts'

// Small files that only their owner may read, replaced whole or not at all.

/** The bytes, or null when there is no such file. Any other trouble is a failure: it must not pass for "no file yet". */
export async function readPrivateFile(path: string): Promise<Result<Uint8Array | null>> {
  try {
    return ok(await readFile(path))
  } catch (trouble) {
    return systemCode(trouble) === 'ENOENT' ? ok(null) : fail(failureOf('unavailable'))
  }
}

/** Written beside, forced to disk, then renamed: after a crash the old bytes or the new ones are there, never a mixture. */
export async function writePrivateFile(path: string, bytes: Uint8Array): Promise<Result<void>> {
  const beside = besideOf(path)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rm(beside, { force: true })
    await writeThrough(beside, bytes)
    await rename(beside, path)
    await forceFolder(dirname(path))
    return ok(undefined)
  } catch (trouble) {
    await rm(beside, { force: true }).catch(() => undefined)
    const failure = systemFailure(trouble)
    return fail(failure?.kind === 'diskFull' ? failure : failureOf('unavailable'))
  }
}

/** Renames a file that cannot be read to a name nobody has, where a person or a later version can find it. */
export async function setAside(path: string, suffix: string): Promise<Result<string>> {
  const aside = `${path}.${suffix}-${randomBytes(4).toString('hex')}`
  try {
    await rename(path, aside)
    await forceFolder(dirname(path))
    return ok(aside)
  } catch {
    return fail(failureOf('unavailable'))
  }
}

/** What a crash in the middle of a write left: it may hold a secret that was removed since. */
export async function sweepUnfinished(path: string): Promise<void> {
  await rm(besideOf(path), { force: true }).catch(() => undefined)
}

const besideOf = (path: string) => `${path}.new`

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

// A rename lasts only once its folder is on disk. Windows cannot open a folder, and does this by itself.
async function forceFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
