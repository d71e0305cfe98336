import { expect, test } from 'vitest'
import { createExcerpts } from './search-excerpt.ts'

const excerptOf = (text: string, asked: string) => createExcerpts(asked)(text)
const long = (middle: string) => `${'before '.repeat(60)}${middle}${' after'.repeat(60)}`

test('a short text is its own excerpt, on one line', () => {
  expect(excerptOf('  Where is\n\n my\torder? ', 'order')).toBe('Where is my order?')
})

test('the excerpt of a long text stands around the hit', () => {
  const excerpt = excerptOf(long('the refund'), 'refund')

  expect(excerpt).toMatch(/^…before .*the refund after.*…$/)
  expect(excerpt.length).toBeLessThan(170)
})

test.each([
  { what: 'accents', middle: 'la información útil', asked: 'informacion', shown: 'información' },
  { what: 'letters that grow when folded', middle: 'ßßßß Maßstab Größe', asked: 'grosse', shown: 'Größe' },
  { what: 'Chinese', middle: '我要退款谢谢', asked: '退款', shown: '退款' },
  { what: 'a phrase over punctuation', middle: 'mail ada@contact.example now', asked: 'ada contact', shown: 'ada@contact' },
  { what: 'an unfinished last word', middle: 'a reimbursement please', asked: 'reimb', shown: 'reimbursement' },
])('finds the hit by the rules of the search: $what', ({ middle, asked, shown }) => {
  expect(excerptOf(long(middle), asked)).toContain(shown)
})

test('a word inside another word is not the hit', () => {
  expect(excerptOf(`${long('unrest')} rest assured`, 'rest')).toContain('rest assured')
})

test('a phrase that almost occurs is given up at once', () => {
  expect(excerptOf(`${'😀'.repeat(40)} x`.repeat(20), '😀'.repeat(41))).toMatch(/^😀/u)
})

test('without a hit the beginning is shown', () => {
  expect(excerptOf(long('x'), 'nothing of it')).toMatch(/^before before/)
})

test('no character is cut in half', () => {
  const text = '😀'.repeat(400)

  for (let shift = 0; shift < 4; shift += 1) {
    for (const excerpt of [excerptOf(`${'a'.repeat(shift)}${text}needle`, 'needle'), excerptOf(`${'a'.repeat(shift)}${text}`, 'a')]) {
      expect(excerpt).toMatch(/^…?a*(😀)+(needle)?…?$/u)
    }
  }
})

test('what a contact writes stays text', () => {
  expect(excerptOf('<img src=x onerror=alert(1)> refund', 'refund')).toBe('<img src=x onerror=alert(1)> refund')
})

test('what was asked is never taken for a pattern', () => {
  expect(excerptOf('a (b) [c] .* d', '.* ( [ \\ a|b')).toBe('a (b) [c] .* d')
})
