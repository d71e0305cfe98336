import { expect, test } from 'vitest'
import { toIndexText, wordsOf } from './search-text.ts'

test.each([
  ['accents', 'Información Über Žluťoučký naïve', 'informacion uber zlutoucky naive'],
  ['decomposed accents', 'Cafe\u0301', 'cafe'],
  ['letters that people type without', 'Straße GROẞ Łódź smørrebrød Æon œuvre', 'strasse gross lodz smorrebrod aeon oeuvre'],
  ['Turkish', 'İstanbul ılık', 'istanbul ilik'],
  ['Greek with its final sigma', 'Ὀδυσσεύς ΟΔΟΣ', 'οδυσσευσ οδοσ'],
  ['Cyrillic', 'Ёлка и йод', 'елка и иод'],
  ['Vietnamese', 'Đặng Thị Hường', 'dang thi huong'],
  ['full-width forms', 'ＡＢＣ１２３', 'abc123'],
  ['ligatures', 'ﬁnal', 'final'],
])('folds %s', (_, text, words) => {
  expect(toIndexText(text)).toBe(words)
})

test.each([
  ['Chinese', '我要退款', '我 要 退 款'],
  ['a character beyond the basic plane', '𠮷野家', '𠮷 野 家'],
  ['Japanese, with the long vowel mark', 'データを送る', 'デ ー タ を 送 る'],
  ['half-width Japanese', 'ﾃﾞｰﾀ', 'デ ー タ'],
  ['Korean', '환불해 주세요', '환 불 해 주 세 요'],
  ['Thai', 'คืนเงิน', 'ค ื น เ ง ิ น'],
  ['Latin and digits inside of a run', '订单A12号', '订 单 a12 号'],
])('every character stands alone in %s', (_, text, words) => {
  expect(toIndexText(text)).toBe(words)
})

test('a voiced syllable is not its unvoiced one', () => {
  expect(wordsOf('が')).not.toEqual(wordsOf('か'))
})

test('vowel signs of Indic scripts stay with their word', () => {
  expect(wordsOf('हिन्दी में')).toEqual(['हिन्दी', 'में'])
})

test('an emoji is a word of its own', () => {
  expect(wordsOf('danke😀schön 🇩🇪')).toEqual(['danke', '😀', 'schon', '🇩🇪'])
})

test('addresses and numbers fall into their pieces', () => {
  expect(wordsOf('ada.l@contact.example, #A-1001')).toEqual(['ada', 'l', 'contact', 'example', 'a', '1001'])
})

test('what holds no word is empty', () => {
  expect(toIndexText(' \u0000 "*()-+^:,.!?… \u200b')).toBe('')
})

test('folding what is folded changes nothing', () => {
  const text = 'Straße 我要退款 ｶﾞ Ὀδυσσεύς İ 👩🏽‍🚒'
  expect(toIndexText(toIndexText(text))).toBe(toIndexText(text))
})
