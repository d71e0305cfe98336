import { expect, test } from 'vitest'
import { looksLikeNote } from './looks-like-note.ts'

const team = ['Ana Sørensen', 'Marta Kowalczyk']

test.each(['@Ana can you look?', '  @marta: yes', '@anasørensen please'])('%j begins like a note', text => {
  expect(looksLikeNote(text, team)).toBe(true)
})

test.each(['Hello Ana', 'Write to me @Ana', '@everybody hello', 'ana@mail.example', '', '@'])('%j does not', text => {
  expect(looksLikeNote(text, team)).toBe(false)
})
