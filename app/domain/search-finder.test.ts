import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFinder } from './search-finder.ts'
import { fold } from './search-text.ts'

const found = (text: string, asked: string) => createFinder(asked)(text).map(({ from, to }) => text.slice(from, to))

test.each([
  { what: 'a word', text: 'the refund is late', asked: 'refund', hits: ['refund'] },
  { what: 'every place of it', text: 'refund, Refund and REFUND', asked: 'refund', hits: ['refund', 'Refund', 'REFUND'] },
  { what: 'the beginning of a word that is being typed', text: 'a reimbursement', asked: 'reim', hits: ['reim'] },
  { what: 'accents that were left out', text: 'la información útil', asked: 'informacion', hits: ['información'] },
  { what: 'accents that are written apart', text: 'cafe\u0301 open', asked: 'café', hits: ['cafe\u0301'] },
  { what: 'a letter that is spelt out', text: 'Größe und Maß', asked: 'grosse', hits: ['Größe'] },
  { what: 'a letter that is half typed when spelt out', text: 'Größe', asked: 'gros', hits: ['Größ'] },
  { what: 'Chinese inside of a run', text: '我想申请退款，谢谢', asked: '退款', hits: ['退款'] },
  { what: 'a character beyond the basic plane', text: '𠮷野家で食べた', asked: '𠮷', hits: ['𠮷'] },
  { what: 'an emoji', text: 'thanks 😀!', asked: '😀', hits: ['😀'] },
  { what: 'a phrase over punctuation', text: 'mail ada@contact.example now', asked: 'ada@contact', hits: ['ada@contact'] },
  { what: 'several words, wherever they stand', text: 'late is the refund', asked: 'refund late', hits: ['late', 'refund'] },
  { what: 'a word between characters that stand alone', text: '我的iPhone坏了', asked: 'iphone', hits: ['iPhone'] },
  { what: 'a whole word before one', text: '订单A12号 late', asked: 'a12 late', hits: ['A12', 'late'] },
  { what: 'a half-width word by its usual letters', text: 'ﾃﾞｰﾀを送る', asked: 'データ', hits: ['ﾃﾞｰﾀ'] },
  { what: 'a syllable that is written in its letters', text: '\u1112\u116a\u11ab불', asked: '환불', hits: ['\u1112\u116a\u11ab불'] },
  { what: 'what touches, as one', text: '退款退款', asked: '退款', hits: ['退款退款'] },
] as const)('finds $what', ({ text, asked, hits }) => {
  expect(found(text, asked)).toEqual(hits)
})

test.each([
  ['the middle of a word', 'unrest', 'rest'],
  ['a longer word, when another word follows what was asked', 'resting place', 'rest place here'],
  ['nothing, where nothing is asked', 'refund', ' … '],
] as const)('does not find %s', (_, text, asked) => {
  expect(found(text, asked).filter(hit => hit !== 'place')).toEqual([])
})

test('what was asked is never taken for a pattern', () => {
  expect(found('a (b) [c] .* d', '.* ( [ \\ a|b')).toEqual(['a (b'])
})

test('stretches lie within the text, in order, apart, and cut no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 6 }), (text, asked) => {
      let before = -1
      for (const { from, to } of createFinder(asked)(text)) {
        expect(from).toBeGreaterThan(before)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(/[\udc00-\udfff]/.test(text.charAt(from)) || /[\udc00-\udfff]/.test(text.charAt(to))).toBe(false)
        before = to
      }
    }),
  )
})

test('a word that is asked for by itself is marked from its first letter to its last', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zäöüßéñ]{1,12}$/u), fc.stringMatching(/^[a-zé ]{0,20}$/u), (word, around) => {
      const text = `${around}. ${word}.`
      expect(found(text, word).map(fold).at(-1)).toBe(fold(word))
    }),
  )
})
