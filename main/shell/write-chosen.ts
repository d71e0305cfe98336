import { mkdtemp, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import { systemCode, systemFailure } from '#main/system-trouble.ts'

/** Writes a new file, and answers when it is on the disk. `mode`: who may read it; null = as the system has it. */
type Fill = (path: string, text: string, mode: number | null) => Promise<void>

/**
 * Writes a file where a person said; one that is there is replaced as a whole or not at all. Answers its name, without its
 * folder. Fails with `diskFull`, and with `unwritable` where the place does not let us.
 */
export async function writeChosen(path: string, text: string, fill: Fill = fillAndSync): Promise<Result<string>> {
  const name = basename(path)
  try {
    const there = await stat(path).catch(() => null)
    // A folder says no by itself, and in a device nothing is lost.
    if (there !== null && !there.isFile()) await writeFile(path, text)
    else await replace(await realpath(path).catch(() => path), beside => fill(beside, text, there === null ? null : there.mode & 0o777))
    return ok(name)
  } catch (error) {
    const failure = systemFailure(error)
    return fail(failure?.kind === 'diskFull' ? failure : { kind: 'unwritable', path: `${name}, ${systemCode(error) ?? 'unknown'}` })
  }
}

/** In a folder of its own, so that no other file of the person's can have that name. */
async function replace(path: string, write: (beside: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), '.tributary-'))
  try {
    const beside = join(folder, basename(path))
    await write(beside)
    await rename(beside, path)
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function fillAndSync(path: string, text: string, mode: number | null): Promise<void> {
  const file = await open(path, 'wx')
  try {
    if (mode !== null) await file.chmod(mode)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
