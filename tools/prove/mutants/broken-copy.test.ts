import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { breakIn } from './broken-copy.ts'
import { MUTANTS } from './mutant-list.ts'

test('a breakage is put where it belongs, and nowhere else', () => {
  expect(breakIn('a = b\nc = d', { name: 'it', from: 'a = b', to: 'a = 0' })).toBe('a = 0\nc = d')
})

test.each(['x', 'x y x y'])('a breakage that would break nothing, or too much, is said: %s', source => {
  expect(() => breakIn(source, { name: 'it', from: 'x y', to: 'z' })).toThrow('"it"')
})

test.each(MUTANTS.map(mutant => [mutant.name, mutant] as const))('the product still has what is to be broken: %s', (_name, mutant) => {
  const source = readFileSync(join(import.meta.dirname, '..', '..', '..', mutant.file), 'utf8')

  expect(breakIn(source, mutant)).not.toBe(source)
})

test('there are a dozen of them at least', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(12)
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
})
