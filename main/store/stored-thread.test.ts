import { expect, test } from 'vitest'
import type { Part } from '#app/domain/part.ts'
import { aConversationRecord, aMessage, at, CONVERSATION } from '#main/testing/builders.ts'
import { textOf } from './stored-thread.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const parts: readonly Readonly<{ part: Part; words: string }>[] = [
  { part: { kind: 'text', text: 'plain words', format: 'markdown' }, words: 'plain words' },
  { part: { kind: 'image', name: 'photo.png', url: 'https://files.example/xyz' }, words: 'photo.png' },
  { part: { kind: 'file', name: 'invoice.pdf', url: null, mime: null, bytes: 3 }, words: 'invoice.pdf' },
  { part: { kind: 'choices', text: 'Which colour?', choices: [{ label: 'Red', chosen: true }] }, words: 'Which colour?' },
  { part: { kind: 'field', text: 'Your size?', answer: 'Large' }, words: 'Your size?\nLarge' },
  { part: { kind: 'field', text: 'Your size?', answer: null }, words: 'Your size?\n' },
  { part: { kind: 'cards', text: 'Offers', cards: [{ title: 'Shoe', text: 'brown', links: [{ label: 'Buy', url: 'https://x.example' }] }] }, words: 'Offers\nShoe\nbrown' },
  { part: { kind: 'link', label: 'Our terms', url: 'https://terms.example' }, words: 'Our terms' },
  { part: { kind: 'unknown', name: 'carousel', text: 'a carousel' }, words: 'a carousel' },
  { part: { kind: 'unknown', name: 'carousel', text: null }, words: '' },
  { part: { kind: 'audio', url: 'https://files.example/a', mime: null, seconds: 3 }, words: '' },
  { part: { kind: 'video', url: 'https://files.example/v', mime: null }, words: '' },
]

test.each(parts)('the words of $part.kind are $words', ({ part, words }) => {
  expect(textOf(part)).toBe(words)
})

test('every part of a message can be found, addresses of files cannot', async () => {
  const store = await aStore()
  valueOf(await store.conversations.upsert([aConversationRecord()], at(0)))
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage({ parts: parts.map(({ part }) => part) })], { isNew: false, seenAt: at(0) }))
  const hits = async (text: string) => (await store.conversations.search({ text, scope: null, limit: 5 })).length

  for (const asked of ['plain', 'photo', 'invoice.pdf', 'colour', 'large', 'shoe', 'terms', 'carousel']) expect(await hits(asked)).toBe(1)
  for (const asked of ['files.example', 'xyz', 'https']) expect(await hits(asked)).toBe(0)
})
