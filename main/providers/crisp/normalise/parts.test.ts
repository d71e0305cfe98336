import { expect, test } from 'vitest'
import { toParts, toPartsByShape } from './parts.ts'

test.each([
  ['text', 'Hi **you**', { kind: 'text', text: 'Hi **you**', format: 'markdown' }],
  ['note', 'Look', { kind: 'text', text: 'Look', format: 'markdown' }],
  ['file', { name: 'a.pdf', url: 'https://x.test/a', type: 'application/pdf' }, { kind: 'file', name: 'a.pdf', url: 'https://x.test/a', mime: 'application/pdf', bytes: null }],
  ['file', { name: 'a.png', url: 'https://x.test/a', type: 'image/png' }, { kind: 'image', name: 'a.png', url: 'https://x.test/a' }],
  ['file', { name: 'a.mp4', url: 'https://x.test/a', type: 'video/mp4' }, { kind: 'video', url: 'https://x.test/a', mime: 'video/mp4' }],
  ['file', { name: 'a.ogg', url: 'https://x.test/a', type: 'audio/ogg' }, { kind: 'audio', url: 'https://x.test/a', mime: 'audio/ogg', seconds: null }],
  ['file', { url: 'https://x.test/a' }, { kind: 'file', name: '', url: 'https://x.test/a', mime: null, bytes: null }],
  ['animation', { url: 'https://x.test/a.gif', type: 'image/gif' }, { kind: 'image', name: '', url: 'https://x.test/a.gif' }],
  ['audio', { url: 'https://x.test/a.mp3', type: 'audio/mp3', duration: 12 }, { kind: 'audio', url: 'https://x.test/a.mp3', mime: 'audio/mp3', seconds: 12 }],
  ['field', { id: 'f', text: 'Order?', explain: 'Number', value: '' }, { kind: 'field', text: 'Order?', answer: null }],
  ['field', { id: 'f', text: 'Order?', explain: 'Number', value: '42' }, { kind: 'field', text: 'Order?', answer: '42' }],
  [
    'picker',
    { id: 'p', text: 'Choose', choices: [{ value: 'a', label: 'A', selected: false }, { value: 'b', selected: true }] },
    { kind: 'choices', text: 'Choose', choices: [{ label: 'A', chosen: false }, { label: 'b', chosen: true }] },
  ],
  [
    'carousel',
    { text: 'Plans', targets: [{ title: 'Pro', description: 'For teams', actions: [{ label: 'See', url: 'https://x.test' }, { label: 'broken' }] }] },
    { kind: 'cards', text: 'Plans', cards: [{ title: 'Pro', text: 'For teams', links: [{ label: 'See', url: 'https://x.test' }] }] },
  ],
])('%s becomes what it says', (type, content, part) => {
  expect(toParts(type, content)).toEqual([part])
})

test.each([
  ['hologram', { text: 'Wave' }, { kind: 'unknown', name: 'hologram', text: 'Wave' }],
  ['hologram', 7, { kind: 'unknown', name: 'hologram', text: null }],
  ['file', 'a.pdf', { kind: 'unknown', name: 'file', text: 'a.pdf' }],
  ['picker', { text: 'Choose' }, { kind: 'unknown', name: 'picker', text: 'Choose' }],
  ['text', null, { kind: 'unknown', name: 'text', text: null }],
])('a %s that we do not understand is kept with what words it has', (type, content, part) => {
  expect(toParts(type, content)).toEqual([part])
})

test('the shape of a content betrays its type, or does not', () => {
  expect(toPartsByShape('words')).toMatchObject([{ kind: 'text' }])
  expect(toPartsByShape({ text: 'Order?', value: '42' })).toEqual([{ kind: 'field', text: 'Order?', answer: '42' }])
  expect(toPartsByShape({ text: '', targets: [] })).toEqual([{ kind: 'cards', text: '', cards: [] }])
  expect(toPartsByShape({ url: 'https://x.test' })).toBeNull()
  expect(toPartsByShape(null)).toBeNull()
})
