import { expect, test } from 'vitest'
import { chooseFiles } from './choose-files.ts'

const file = (name: string, size: number) => ({ name, size })
const names = (files: readonly Readonly<{ name: string }>[]) => files.map(({ name }) => name)

test('what fits goes along in its order, and what does not is told apart', () => {
  const { taken, tooLarge, empty, tooMany } = chooseFiles([file('a', 1), file('huge', 11), file('b', 10), file('empty', 0), file('c', 2)], { left: 2, maxBytes: 10 })

  expect(names(taken)).toEqual(['a', 'b'])
  expect(names(tooLarge)).toEqual(['huge'])
  expect(names(empty)).toEqual(['empty'])
  expect(names(tooMany)).toEqual(['c'])
})

test('one that is too large takes no place from one that fits', () => {
  expect(names(chooseFiles([file('huge', 11), file('a', 1)], { left: 1, maxBytes: 10 }).taken)).toEqual(['a'])
})

test('where no place is left nothing goes along', () => {
  expect(chooseFiles([file('a', 1)], { left: 0, maxBytes: 10 })).toMatchObject({ taken: [], tooMany: [{ name: 'a' }] })
})
