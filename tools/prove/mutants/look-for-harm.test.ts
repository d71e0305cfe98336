import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aBrokenCopy } from './broken-copy.ts'
import { lookForHarm } from './look-for-harm.ts'

const root = join(import.meta.dirname, '..', '..', '..')

test('a breakage that does not even compile is no harm that a guarantee has found', { timeout: 60_000 }, async () => {
  const copy = aBrokenCopy(root, { name: 'a typing mistake', file: 'main/outbox/lanes.ts', from: 'export function laneOf(', to: 'export functio laneOf(', by: { seeds: 1 } })
  const look = await lookForHarm(copy.root, { seeds: 1 })
  copy.close()

  expect(look).toMatchObject({ harm: [], trouble: expect.stringMatching(/^Error: sim ended with 1: .*SyntaxError/) })
})
