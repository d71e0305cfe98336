import { expect, test } from 'vitest'
import { changeFrame, headerFrame, readCopiedRows } from './copied-rows.ts'
import { frameOf } from './frames.ts'
import type { PreciousRow } from './precious-rows.ts'

const row = (id: string, revision: number): PreciousRow => ({ table: 'outbox', id, revision, row: { id, revision, said: 'Grüß dich' } })
const gone = (id: string, revision: number): PreciousRow => ({ table: 'outbox', id, revision, row: null })
const read = (...frames: readonly Uint8Array[]) => readCopiedRows(Buffer.concat(frames))

test('the last word on a row counts, and a removal is a word', () => {
  const copied = read(headerFrame(2, 0), changeFrame(1, [row('a', 1), row('b', 1)]), changeFrame(2, [row('a', 2)]), changeFrame(3, [gone('b', 3)]))

  expect([...copied.rows.values()]).toEqual([row('a', 2), gone('b', 3)])
  expect(copied).toMatchObject({ revision: 3, schema: 2, isWhole: true, cutBytes: 0, damaged: 0 })
})

test('rows that were written down anew keep their own revision, and the header says how far it goes', () => {
  const copied = read(headerFrame(2, 40), changeFrame(7, [row('a', 7)]))

  expect(copied.revision).toBe(40)
  expect(copied.rows.get('outbox a')?.revision).toBe(7)
})

test('an older word that stands later does not count', () => {
  expect(read(headerFrame(2, 0), changeFrame(9, [row('a', 9)]), changeFrame(3, [row('a', 3)])).rows.get('outbox a')).toEqual(row('a', 9))
})

test('a copy without its beginning, or with a frame that says nothing we know, is not whole', () => {
  expect(read(changeFrame(1, [row('a', 1)]))).toMatchObject({ isWhole: false, schema: null })
  expect(read(headerFrame(2, 0), frameOf('{"what":"is this"}'), frameOf('no JSON'))).toMatchObject({ isWhole: false, damaged: 2 })
})

test('a torn end is not whole either, and all before it is read', () => {
  const torn = changeFrame(2, [row('b', 2)])
  const copied = read(headerFrame(2, 0), changeFrame(1, [row('a', 1)]), torn.subarray(0, torn.length - 1))

  expect(copied).toMatchObject({ isWhole: false, cutBytes: torn.length - 1, damaged: 0, revision: 1 })
  expect([...copied.rows.keys()]).toEqual(['outbox a'])
})
