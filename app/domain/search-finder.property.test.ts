import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFinder } from './search-finder.ts'
import { fold, wordsOf } from './search-text.ts'

const slices = (text: string, asked: string) => createFinder(asked)(text).map(({ from, to }) => text.slice(from, to))

/** Pieces in which folding changes lengths, joins characters, or lets them stand alone. */
const PIECES = [
  ...Array.from('aäßéİıςσﬁ1²ＡZ退款한국カがคก'), ' ', ' ', '.', '-', '@', '😀', '👩🏽‍🚒', '🇩🇪', '❤\u{fe0f}', '𠮷', 'e\u0301', 'o\u0308\u0301', 'か\u3099', 'ｶﾞ',
  '\u1112\u116a\u11ab', '가\u11a8', 'ㅋ', 'हि', '\u0627\u0653', '\u200d', '\n',
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map(pieces => pieces.join(''))
const aWord = fc.stringMatching(/^[a-z]{3,8}$/)

/** The same word as others write it. */
const WRITINGS: readonly ((word: string) => string)[] = [
  word => word.toUpperCase(),
  word => word.replaceAll(/[aeiou]/g, vowel => `${vowel}\u0301`),
  word => word.replaceAll(/[aeiou]/g, vowel => `${vowel}\u0308`.normalize('NFC')),
  word => word.replaceAll(/[a-z]/g, letter => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x61 + 0xff41)),
  word => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
]

test('each word by which a text is found is found in the text', () => {
  fc.assert(
    fc.property(text, written => {
      for (const word of wordsOf(written)) expect({ word, places: slices(written, word).length > 0 }).toEqual({ word, places: true })
    }),
    { numRuns: 300 },
  )
})

test('where a text has none of the words that were asked for, nothing is found', () => {
  fc.assert(
    fc.property(text, aWord, (written, word) => {
      const has = wordsOf(written).some(one => one.startsWith(word))
      expect(slices(written, word).length > 0).toBe(has)
    }),
  )
})

test('every stretch holds the word that was asked for, however it is written and asked', () => {
  fc.assert(
    fc.property(text, aWord, fc.tuple(fc.constantFrom(...WRITINGS), fc.constantFrom(...WRITINGS)), (around, word, [write, ask]) => {
      const found = slices(`${around} ${write(word)} ${around}. ${write(word)}s`, ask(word))

      expect(found.length).toBeGreaterThanOrEqual(2)
      // A letter that is spelt out belongs to it as a whole: half of an ß cannot be marked.
      expect(found.filter(stretch => !fold(stretch).startsWith(word))).toEqual([])
    }),
  )
})

test('places are those of the text as it was written, whatever stands before them', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const written = `${before} needle ${after}`

      expect(createFinder('needle')(written)).toEqual([{ from: before.length + 1, to: before.length + 7 }])
    }),
  )
})

test('stretches never touch, and what is marked and what is not make up the text', () => {
  fc.assert(
    fc.property(text, text, (written, asked) => {
      const found = createFinder(asked)(written)
      let at = 0
      let whole = ''
      for (const { from, to } of found) {
        expect(from).toBeGreaterThanOrEqual(whole === '' ? 0 : at + 1)
        expect(to).toBeGreaterThan(from)
        whole += written.slice(at, from) + written.slice(from, to)
        at = to
      }
      expect(whole + written.slice(at)).toBe(written)
    }),
  )
})

test('no stretch begins or ends between a letter and the marks upon it', () => {
  fc.assert(
    fc.property(text, text, (written, asked) => {
      for (const { from, to } of createFinder(asked)(`${written}.`)) {
        expect(written.slice(to)).not.toMatch(/^\p{M}/u)
        if (from > 0) expect(written.slice(from)).not.toMatch(/^(?!\u{fe0f})\p{M}/u)
      }
    }),
  )
})

test('one finder serves many texts, in any order', () => {
  fc.assert(
    fc.property(text, text, text, (asked, one, other) => {
      const find = createFinder(asked)
      const first = find(one)
      find(other)

      expect(find(one)).toEqual(first)
    }),
  )
})
