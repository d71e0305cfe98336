import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mutant } from './mutant-list.ts'

/** The whole product somewhere else, broken in one place; null = as it is. Gone when it is closed. */
export function aBrokenCopy(root: string, mutant: Mutant | null): Readonly<{ root: string; close: () => void }> {
  // Before anything is copied: a breakage that breaks nothing leaves nothing behind.
  const broken = mutant === null ? null : breakIn(readFileSync(join(root, mutant.file), 'utf8'), mutant)
  const copy = mkdtempSync(join(tmpdir(), 'tributary-mutant-'))
  for (const part of ['app', 'main', 'renderer', 'tools', 'package.json', 'vitest.config.ts', 'tsconfig.base.json']) cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  if (mutant !== null && broken !== null) writeFileSync(join(copy, mutant.file), broken)
  return { root: copy, close: () => rmSync(copy, { recursive: true, force: true }) }
}

/** @throws when the product has changed, so that the breakage would break nothing */
export function breakIn(source: string, { name, from, to }: Pick<Mutant, 'name' | 'from' | 'to'>): string {
  const parts = source.split(from)
  if (parts.length !== 2) throw new Error(`"${name}": what is to be broken stands there ${parts.length - 1} times`)
  return parts.join(to)
}
