import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './run-task.ts'

/** What tests counted, for each guarantee. `failed`: whether any of them did. */
export type Tallies = Readonly<{ failed: number; of: (guarantee: string) => Readonly<Record<string, number>> }>

type Asked = Readonly<{
  root: string
  files: readonly string[]
  env: Readonly<Record<string, string>>
  /** Only those whose names fit; all, unless told. */
  named?: string
  /** Nobody wants to read of tests that fail. */
  isQuiet?: boolean
}>

/** Much runs beside them, and what is slow is not wrong. */
const PATIENCE_MS = 300_000

/** Runs test files of the product and adds up what they tell `tally`. */
export async function runTests({ root, files, env, named = '', isQuiet = false }: Asked): Promise<Tallies> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-tally-'))
  const file = join(folder, 'tally')
  const { code, output } = await runNode([join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=dot', '--maxWorkers=1', '--retry=0', '--isolate=false', `--testTimeout=${PATIENCE_MS}`, ...(named === '' ? [] : ['-t', named]), ...files], { root, isQuiet, env: { ...env, TRIBUTARY_TALLY: file } })
  const tallies = new Map<string, Record<string, number>>()
  for (const line of linesOf(file)) {
    const { guarantee, counts }: Readonly<{ guarantee: string; counts: Readonly<Record<string, number>> }> = JSON.parse(line)
    const sums = tallies.get(guarantee) ?? {}
    for (const [name, count] of Object.entries(counts)) sums[name] = name.endsWith('Ms') ? Math.max(sums[name] ?? 0, count) : (sums[name] ?? 0) + count
    tallies.set(guarantee, sums)
  }
  rmSync(folder, { recursive: true, force: true })
  if (code !== 0 && !isQuiet) process.stderr.write(output)
  return { failed: code === 0 ? 0 : 1, of: guarantee => tallies.get(guarantee) ?? {} }
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(line => line !== '')
  } catch {
    return []
  }
}
