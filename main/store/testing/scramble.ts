import { readFileSync, writeFileSync } from 'node:fs'

/** Noise over everything but the first pages, which hold the schema: a file that opens and cannot be read. */
export function scramble(file: string): void {
  const bytes = readFileSync(file)
  for (let at = 4_096 * 70; at < bytes.length; at += 1) bytes[at] = (at * 31) % 251
  writeFileSync(file, bytes)
}
