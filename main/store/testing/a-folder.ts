import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Which files of a folder hold these bytes anywhere. */
export function filesHolding(folder: string, text: string): readonly string[] {
  return readdirSync(folder).filter(name => readFileSync(join(folder, name)).includes(text))
}
