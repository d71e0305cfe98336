import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export const SMALL_DISK_BYTES = 3 * 1024 * 1024

/** Why there is no small disk here; null = there is. */
export const NO_SMALL_DISK: string | null = reason()

function reason(): string | null {
  if (process.platform !== 'linux') return 'a small disk is made with tmpfs, on Linux'
  if (process.getuid?.() !== 0) return 'only root may mount a small disk'
  const folder = mkdtempSync(join(tmpdir(), 'tributary-mount-'))
  try {
    mount(folder)
    run('umount', folder)
    return null
  } catch {
    return 'this machine lets nobody mount a small disk'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A real disk of 3 MB, gone after the test. */
export function aSmallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-small-'))
  mount(folder)
  onTestFinished(() => {
    run('umount', '--lazy', folder)
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    setReadOnly: (isReadOnly: boolean) => run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder),
  }
}

function mount(folder: string): void {
  run('mount', '-t', 'tmpfs', '-o', `size=${SMALL_DISK_BYTES}`, 'tmpfs', folder)
}

function run(tool: string, ...args: readonly string[]): void {
  execFileSync(tool, args, { stdio: 'pipe' })
}
