import { expect, test } from 'vitest'
import { rank } from './rank.ts'

const commands = [
  { id: 'a', label: 'Assign to me' },
  { id: 'b', label: 'Go to Campaigns' },
  { id: 'c', label: 'Switch to Café Ñandú' },
]
const ids = (query: string, recent: readonly string[] = []) => rank(commands, query, recent).map(({ id }) => id)

test('every searched word has to begin a word, in any order', () => {
  expect(ids('me ass')).toEqual(['a'])
  expect(ids('to')).toEqual(['a', 'b', 'c'])
  expect(ids('ssign')).toEqual([])
})

test('accents do not matter', () => {
  expect(ids('cafe nan')).toEqual(['c'])
})

test('what was used lately comes first', () => {
  expect(ids('', ['c', 'b'])).toEqual(['c', 'b', 'a'])
})
