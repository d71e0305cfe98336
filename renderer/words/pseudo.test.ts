import { expect, test } from 'vitest'
import { pseudo, pseudoWords } from './pseudo.ts'

test('words are bracketed, accented and a third longer', () => {
  expect(pseudo('Send reply')).toBe('⟦Séñð ŕéþļý····⟧')
})

test('placeholders and tags survive, so that values still find their place', () => {
  expect(pseudo('Hello {{name}}, <bold>now</bold>')).toContain('{{name}}')
  expect(pseudo('Hello {{name}}, <bold>now</bold>')).toContain('<bold>ñóŵ</bold>')
})

test('nested words keep their keys', () => {
  expect(pseudoWords({ a: { b: 'x' } })).toEqual({ a: { b: '⟦ẋ·⟧' } })
})
