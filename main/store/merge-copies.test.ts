import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NOTHING_COPIED, type CopiedRows } from './copied-rows.ts'
import { mergeCopies, type FiledRows } from './merge-copies.ts'
import { nameOf, type PreciousRow } from './precious-rows.ts'

const row = (id: string, revision: number, said: string | null = `${id} ${revision}`): PreciousRow =>
  ({ table: 'outbox', id, revision, row: said === null ? null : { id, revision, said } })

const aFile = (revision: number, rows: readonly PreciousRow[], isSound = true): FiledRows => ({ revision, rows, isSound })
const aCopy = (revision: number, rows: readonly PreciousRow[], isWhole = true): CopiedRows =>
  ({ ...NOTHING_COPIED, schema: 2, revision, isWhole, rows: new Map(rows.map(one => [nameOf(one), one])) })

const merged = (file: FiledRows, copy: CopiedRows) => {
  const { puts, removes } = mergeCopies(file, copy)
  return { puts: puts.map(({ id, revision }) => `${id} ${revision}`), removes: removes.map(({ id }) => id) }
}
const NOTHING = { puts: [], removes: [] }

test('two copies that agree change nothing', () => {
  expect(merged(aFile(2, [row('a', 1), row('b', 2)]), aCopy(2, [row('a', 1), row('b', 2)]))).toEqual(NOTHING)
})

test('what only the second copy has, or has newer, is taken over', () => {
  expect(merged(aFile(1, [row('a', 1)]), aCopy(3, [row('a', 2), row('b', 3)]))).toEqual({ puts: ['a 2', 'b 3'], removes: [] })
})

test('what only the file has stays, where the copy has not come so far', () => {
  expect(merged(aFile(3, [row('a', 1), row('b', 3)]), aCopy(2, [row('a', 1)]))).toEqual(NOTHING)
})

test('a file that was lost is made again from the copy, without what had been removed', () => {
  expect(merged(aFile(0, []), aCopy(3, [row('a', 1), row('b', 3, null)]))).toEqual({ puts: ['a 1'], removes: [] })
})

test('an older file that was put back neither brings back what was removed nor undoes what was moved', () => {
  expect(merged(aFile(2, [row('a', 1), row('gone', 2)]), aCopy(9, [row('a', 8)]))).toEqual({ puts: ['a 8'], removes: ['gone'] })
})

test('an older copy that was put back changes nothing of a sound file', () => {
  expect(merged(aFile(9, [row('a', 8)]), aCopy(2, [row('a', 1), row('gone', 2)]))).toEqual(NOTHING)
})

test('a damaged copy of a sound file gives what is newer and takes nothing away', () => {
  expect(merged(aFile(3, [row('a', 1), row('b', 3)]), aCopy(4, [row('c', 4)], false))).toEqual({ puts: ['c 4'], removes: [] })
  expect(merged(aFile(3, [row('a', 1)]), aCopy(3, [row('gone', 2)], false))).toEqual(NOTHING)
})

test('the same revision with other words is damage to the file: it has no checksum, and the copy has', () => {
  expect(merged(aFile(1, [row('a', 1, 'Hellp')]), aCopy(1, [row('a', 1, 'Hello')]))).toEqual({ puts: ['a 1'], removes: [] })
})

test('a damaged file gives way to a whole copy altogether, whatever its rows say of themselves', () => {
  const salvaged = aFile(99, [row('a', 99, 'garbled'), row('garbled name', 2)], false)

  expect(merged(salvaged, aCopy(3, [row('a', 1), row('b', 2)]))).toEqual({ puts: ['a 1', 'b 2'], removes: ['garbled name'] })
})

test('where both are damaged, all that either has is kept, and what was removed later goes', () => {
  const salvaged = aFile(3, [row('a', 1), row('b', 3), row('gone', 2)], false)

  expect(merged(salvaged, aCopy(5, [row('a', 4), row('c', 2), row('b', 2), row('gone', 5, null)], false))).toEqual({ puts: ['a 4', 'c 2'], removes: ['gone'] })
})

test('a column that only the file has is no difference', () => {
  const filed: PreciousRow = { ...row('a', 1), row: { ...row('a', 1).row, added: 'later' } }

  expect(merged(aFile(1, [filed]), aCopy(1, [row('a', 1)]))).toEqual(NOTHING)
})

// One history of puts and removals; each copy has seen a prefix of it, and one of them all of it.
const history = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), isRemoval: fc.boolean() }), { maxLength: 30 })

function after(steps: readonly Readonly<{ id: string; isRemoval: boolean }>[]): Map<string, PreciousRow> {
  const rows = new Map<string, PreciousRow>()
  for (const [index, { id, isRemoval }] of steps.entries()) rows.set(nameOf(row(id, 1)), row(id, index + 1, isRemoval ? null : `${id} ${index + 1}`))
  return rows
}
const living = (rows: Iterable<PreciousRow>) => [...rows].filter(one => one.row !== null).map(({ id, revision }) => `${id} ${revision}`).toSorted()

test('whichever copy fell behind, and by how much: what comes of both is what was answered last', () => {
  fc.assert(
    fc.property(history, fc.nat(30), fc.boolean(), (steps, behind, isFileBehind) => {
      const old = Math.max(0, steps.length - behind)
      const [fileAt, copyAt] = isFileBehind ? [old, steps.length] : [steps.length, old]
      const filed = [...after(steps.slice(0, fileAt)).values()].filter(one => one.row !== null)
      const { puts, removes } = mergeCopies(aFile(fileAt, filed), aCopy(copyAt, [...after(steps.slice(0, copyAt)).values()]))
      const changed = new Set([...puts, ...removes].map(nameOf))

      expect(living([...filed.filter(one => !changed.has(nameOf(one))), ...puts])).toEqual(living(after(steps).values()))
    }),
  )
})
