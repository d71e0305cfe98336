import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Part } from './part.ts'
import { sameWords, textIn } from './same-words.ts'

const said = (text: string): Part => ({ kind: 'text', text, format: 'plain' })

test.each([
  ['as it was', 'Thank you!', 'Thank you!'],
  ['with blanks around it', 'Thank you!', '  Thank you!\n'],
  ['with a line that was wrapped', 'Thank you very much', 'Thank you\r\nvery  much'],
])('a text that a service gives back %s says the same', (_, written, read) => {
  expect(sameWords(written, read)).toBe(true)
})

test.each([
  ['Thank you!', 'Thank you'],
  ['Thank you!', 'thank you!'],
  ['to day', 'today'],
  ['', 'x'],
])('%j does not say %j', (one, other) => {
  expect(sameWords(one, other)).toBe(false)
})

test('the words of a message are those of its text parts, in their order', () => {
  expect(textIn([said('Hello'), said('there')])).toBe('Hello there')
  expect(textIn([])).toBe('')
})

test('whatever is said, it says the same as itself, and as itself between blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(sameWords(text, text)).toBe(true)
      expect(sameWords(text, `\n ${text}\t`)).toBe(true)
    }),
  )
})
