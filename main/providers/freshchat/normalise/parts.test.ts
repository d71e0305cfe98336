import { expect, test } from 'vitest'
import { toParts } from './parts.ts'

test.each([
  ['text', { text: { content: 'Hi <b>you</b>' } }, { kind: 'text', text: 'Hi <b>you</b>', format: 'plain' }],
  ['e-mail with its subject', { email: { content: 'Dear Mia', subject: 'Invoice' } }, { kind: 'text', text: 'Invoice\n\nDear Mia', format: 'plain' }],
  ['a picture', { image: { url: 'https://x.test/a.png' } }, { kind: 'image', name: '', url: 'https://x.test/a.png' }],
  ['a film', { video: { url: 'https://x.test/a.mp4', content_type: 'video/mp4' } }, { kind: 'video', url: 'https://x.test/a.mp4', mime: 'video/mp4' }],
  ['sound, which travels as a film', { video: { url: 'https://x.test/a.ogg', content_type: 'audio/ogg' } }, { kind: 'audio', url: 'https://x.test/a.ogg', mime: 'audio/ogg', seconds: null }],
  ['a file', { file: { name: 'a.pdf', url: 'https://x.test/a', file_size_in_bytes: '12', content_type: 'application/pdf' } }, { kind: 'file', name: 'a.pdf', url: 'https://x.test/a', mime: 'application/pdf', bytes: 12 }],
  ['a file in the other spelling, before it has an address', { file: { file_name: 'a.pdf', contentType: 'application/pdf' } }, { kind: 'file', name: 'a.pdf', url: null, mime: 'application/pdf', bytes: null }],
  ['a link', { url_button: { label: 'Track it', url: 'https://x.test/t', target: '_blank' } }, { kind: 'link', label: 'Track it', url: 'https://x.test/t' }],
  ['something of tomorrow', { hologram: { label: 'A cube' } }, { kind: 'unknown', name: 'hologram', text: 'A cube' }],
  ['a picture whose address is missing', { image: { name: 'a.png' } }, { kind: 'unknown', name: 'image', text: 'a.png' }],
  ['nothing at all', {}, { kind: 'unknown', name: '', text: null }],
  ['no object', 'hello', { kind: 'unknown', name: '', text: null }],
])('%s', (_what, theirs, ours) => {
  expect(toParts([theirs])).toEqual([ours])
})

test('buttons that stand together are one question, inside a collection too', () => {
  const parts = toParts([
    { text: { content: 'Did that help?' } },
    { collection: { sub_parts: [{ quick_reply_button: { label: 'Yes' } }, { callback: { label: 'No', payload: 'x' } }] } },
    { reference: { label: 'Read more' } },
  ])

  expect(parts).toEqual([
    { kind: 'text', text: 'Did that help?', format: 'plain' },
    { kind: 'choices', text: '', choices: [{ label: 'Yes', chosen: false }, { label: 'No', chosen: false }, { label: 'Read more', chosen: false }] },
  ])
})

test('a template gives what its sections hold', () => {
  const parts = toParts([{ template_content: { type: 'carousel', sections: [{ name: 'cards', parts: [{ text: { content: 'Shoes' } }, { dance: {} }] }] } }])

  expect(parts).toEqual([{ kind: 'text', text: 'Shoes', format: 'plain' }, { kind: 'unknown', name: 'dance', text: null }])
})

test('collections may hold collections, and an absurd depth is named instead of followed', () => {
  const nested = (depth: number): unknown => {
    let part: unknown = { text: { content: 'deep' } }
    for (let level = 0; level < depth; level += 1) part = { collection: { sub_parts: [part] } }
    return part
  }

  expect(toParts([nested(3)])).toEqual([{ kind: 'text', text: 'deep', format: 'plain' }])
  expect(toParts([nested(50_000)])).toEqual([{ kind: 'unknown', name: 'collection', text: null }])
})
