import { execFile } from 'node:child_process'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type SmallDisk = Readonly<{ folder: string; close(): Promise<void> }>

/** A disk of 64 KiB, or null where this person may not mount one. */
export async function mountSmallDisk(): Promise<SmallDisk | null> {
  if (process.platform !== 'linux') return null
  const folder = await mkdtemp(join(tmpdir(), 'tributary-small-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  } catch {
    await rmdir(folder)
    return null
  }
  return {
    folder,
    close: async () => {
      await run('umount', [folder])
      await rmdir(folder)
    },
  }
}
