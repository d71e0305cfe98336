import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phrasesOf } from './search-phrases.ts'
import { wordsOf } from './search-text.ts'

const MOST = 48
const words = (count: number, between: string) => Array.from({ length: count }, (_, nth) => `w${nth}`).join(between)

test.each([
  ['words by their spaces', 'where is  my\tparcel', [['where'], ['is'], ['my'], ['parcel']]],
  ['what is typed without a space as a phrase', 'ada@contact.example now', [['ada', 'contact', 'example'], ['now']]],
  ['a run of a script without spaces as a phrase', '退款 订单A12', [['退', '款'], ['订', '单', 'a12']]],
  ['the spaces of other scripts as spaces', '退款\u3000订单', [['退', '款'], ['订', '单']]],
  ['what is no word as nothing', ' … "Refund" - !', [['refund']]],
  ['nothing as nothing', '', []],
  ['only signs as nothing', '*"(-)', []],
])('takes %s', (_name, typed, phrases) => {
  expect(phrasesOf(typed)).toEqual(phrases)
})

test('the forty-eighth word is the last that counts, in many phrases or in one', () => {
  expect(phrasesOf(words(60, ' '))).toHaveLength(MOST)
  expect(phrasesOf(words(60, '-'))).toEqual([wordsOf(words(MOST, '-'))])
  expect(phrasesOf(`${words(47, '-')} one-two three`).slice(1)).toEqual([['one']])
})

test('whatever is typed: the first words of it in their order, and no phrase without one', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 80 }), chunks => {
      const phrases = phrasesOf(chunks.join(' '))

      expect(phrases.filter(phrase => phrase.length === 0)).toEqual([])
      expect(phrases.flat()).toEqual(chunks.flatMap(chunk => chunk.split(/\s+/u)).flatMap(wordsOf).slice(0, MOST))
    }),
  )
})
