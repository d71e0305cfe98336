import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Part, partExcerpt } from './part.ts'

const EVERY_KIND = [
  { part: { kind: 'text', text: 'Where is it?', format: 'plain' }, excerpt: 'Where is it?' },
  { part: { kind: 'text', text: '**Where** is it?', format: 'markdown' }, excerpt: '**Where** is it?' },
  { part: { kind: 'image', name: 'parcel.png', url: 'https://files.example/parcel.png' }, excerpt: 'parcel.png' },
  { part: { kind: 'file', name: 'invoice.pdf', url: null, mime: null, bytes: null }, excerpt: 'invoice.pdf' },
  { part: { kind: 'file', name: 'invoice.pdf', url: 'https://files.example/1', mime: 'application/pdf', bytes: 12 }, excerpt: 'invoice.pdf' },
  { part: { kind: 'audio', url: 'https://files.example/a.ogg', mime: 'audio/ogg', seconds: 3.5 }, excerpt: '' },
  { part: { kind: 'video', url: 'https://files.example/v.mp4', mime: null }, excerpt: '' },
  { part: { kind: 'choices', text: 'Which size?', choices: [{ label: 'S', chosen: false }, { label: 'M', chosen: true }] }, excerpt: 'Which size?' },
  { part: { kind: 'field', text: 'Your address?', answer: null }, excerpt: 'Your address?' },
  { part: { kind: 'cards', text: 'These three', cards: [{ title: 'One', text: '', links: [{ label: 'Open', url: 'https://one.example' }] }] }, excerpt: 'These three' },
  { part: { kind: 'link', label: 'Our shop', url: 'https://shop.example' }, excerpt: 'Our shop' },
  { part: { kind: 'unknown', name: 'carousel', text: null }, excerpt: 'carousel' },
  { part: { kind: 'unknown', name: 'carousel', text: 'Three lamps' }, excerpt: 'Three lamps' },
] as const

describe.each(EVERY_KIND)('$part.kind', ({ part, excerpt }) => {
  test('is read as it stands', () => {
    expect(Part.parse(part)).toEqual(part)
  })

  test('has one line for a list', () => {
    expect(partExcerpt(Part.parse(part))).toBe(excerpt)
  })
})

test('every kind there is has been looked at here', () => {
  const kinds = Part.unwrap().options.map(option => option.shape.kind.value)

  expect(new Set(EVERY_KIND.map(({ part }) => part.kind))).toEqual(new Set(kinds))
})

test.each([
  ['a kind of tomorrow', { kind: 'hologram', url: 'https://x.example' }],
  ['a text without words', { kind: 'text', format: 'plain' }],
  ['a text in HTML', { kind: 'text', text: '<b>', format: 'html' }],
  ['a file of less than nothing', { kind: 'file', name: 'a', url: null, mime: null, bytes: -1 }],
  ['a file of half a byte', { kind: 'file', name: 'a', url: null, mime: null, bytes: 0.5 }],
  ['an image that leads nowhere', { kind: 'image', name: 'a', url: null }],
  ['a choice that is neither', { kind: 'choices', text: '', choices: [{ label: 'S' }] }],
])('%s is no part', (_name, part) => {
  expect(Part.safeParse(part).success).toBe(false)
})

const excerptOf = (text: string) => partExcerpt({ kind: 'text', text, format: 'plain' })

test('lines, tabs and runs of spaces become one space', () => {
  expect(excerptOf('  Hello,\r\n\r\n\twhere   is\nmy parcel?  ')).toBe('Hello, where is my parcel?')
})

test('words behind a page of blank lines are found', () => {
  expect(excerptOf(`${'\n'.repeat(5_000)}Here I am`)).toBe('Here I am')
})

test('a long text is cut to two hundred letters', () => {
  expect(excerptOf('a'.repeat(100_000))).toHaveLength(200)
})

test('a cut never leaves half an emoji', () => {
  expect(excerptOf(`${'a'.repeat(199)}😀 and more`)).toBe('a'.repeat(199))
  expect(excerptOf(`${'a'.repeat(198)}😀 and more`)).toBe(`${'a'.repeat(198)}😀`)
})

const isHalf = (code: number) => code >= 0xd800 && code <= 0xdfff

test('whatever a contact writes, the excerpt is one short line of whole characters', () => {
  const any = fc.nat(0x10ffff).filter(code => !isHalf(code)).map(code => String.fromCodePoint(code))
  const letter = fc.oneof(fc.constantFrom(' ', '\n', '\t', '😀', '👩🏽‍🚒', 'a'), any)

  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 600 }), text => {
      const line = excerptOf(text)
      expect(line.length).toBeLessThanOrEqual(200)
      expect(line).not.toMatch(/[\n\r\t]|\s\s|^\s/)
      expect(line).not.toMatch(/\p{Cs}/u)
    }),
  )
})

test('a text of a megabyte of spaces is looked at in no time', () => {
  expect(excerptOf(`${' '.repeat(1_000_000)}x${' '.repeat(1_000_000)}`)).toBe('x')
})
