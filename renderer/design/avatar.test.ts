import { expect, test } from 'vitest'
import { initialsOf } from './avatar.tsx'

test.each([
  ['Ana Lucía Prieto', 'AP'],
  ['ana', 'A'],
  ['ana.prieto@shop.example', 'AE'],
  ['Ünsal Öztürk', 'ÜÖ'],
  ['山田 太郎', '山太'],
  ['  ', '?'],
  ['🙂', '?'],
])('the initials of "%s" are "%s"', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a small circle has room for one letter', () => {
  expect(initialsOf('Ana Prieto', 1)).toBe('A')
})
