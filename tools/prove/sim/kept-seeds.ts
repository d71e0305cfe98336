import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SeedStory } from './story.ts'

/** A story that once went wrong, or that chance tells too rarely, kept as it was told then: it is lived through before all others. */
export type KeptSeed = Readonly<{ seed: number; found: string; story: SeedStory }>

const FOLDER = join(import.meta.dirname, '..', 'seeds')

export function keptSeeds(): readonly KeptSeed[] {
  return filesIn(FOLDER).map(name => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as KeptSeed)
}

/** Answers the name of its file. */
export function keepSeed(kept: KeptSeed): string {
  mkdirSync(FOLDER, { recursive: true })
  const name = `${kept.seed}.json`
  writeFileSync(join(FOLDER, name), `${JSON.stringify(kept, null, 2)}\n`)
  return name
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(name => name.endsWith('.json')).toSorted()
  } catch {
    return []
  }
}
