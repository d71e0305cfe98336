import { expect, test } from 'vitest'
import { Change } from './change.ts'

const EVERY_KIND = [
  { kind: 'accounts' },
  { kind: 'conversations', ids: [] },
  { kind: 'conversations', ids: ['cnv:one/c1', 'cnv:two/c1'] },
  { kind: 'thread', conversationId: 'cnv:one/c1' },
  { kind: 'outbox' },
  { kind: 'drafts', conversationId: 'cnv:one/c1' },
  { kind: 'upload', id: 'out:0190a000-0000-7000-8000-000000000001' },
  { kind: 'contacts', ids: ['ctc:one/u1'] },
  { kind: 'campaigns', ids: ['cmp:one/k1'] },
  { kind: 'people', accountId: 'acc:one' },
  { kind: 'quota', ids: ['acc:one', 'acc:two'] },
  { kind: 'journal', ids: ['acc:one'] },
  { kind: 'vault' },
  { kind: 'preferences' },
  { kind: 'app' },
  { kind: 'demo' },
  { kind: 'typing', conversationId: 'cnv:one/c1', isTyping: true },
  { kind: 'everything' },
  { kind: 'menu', action: 'palette' },
]

test.each(EVERY_KIND)('a change of $kind is read as it stands', change => {
  expect(Change.parse(change)).toEqual(change)
})

test('every kind of change has been looked at here', () => {
  expect(new Set(EVERY_KIND.map(({ kind }) => kind))).toEqual(new Set(Change.unwrap().options.map(option => option.shape.kind.value)))
})

test('a change says what, never with which words: no text of a contact crosses with it', () => {
  const told = Change.parse({ kind: 'typing', conversationId: 'cnv:one/c1', isTyping: true, text: 'my card number is', name: 'Ada' })

  expect(told).toEqual({ kind: 'typing', conversationId: 'cnv:one/c1', isTyping: true })
})

test.each([
  ['a kind that nobody knows', { kind: 'weather' }],
  ['conversations that are contacts', { kind: 'conversations', ids: ['ctc:one/u1'] }],
  ['a thread of nothing', { kind: 'thread' }],
  ['a menu that does anything', { kind: 'menu', action: 'quit' }],
  ['a text', 'everything'],
])('%s is no change', (_name, change) => {
  expect(Change.safeParse(change).success).toBe(false)
})
