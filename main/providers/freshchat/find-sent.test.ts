import { expect, test } from 'vitest'
import { findOurs, reachesBack, readWatermark, writeWatermark, type Wanted } from './find-sent.ts'
import { FreshchatMessage } from './wire/message.ts'

const NOON = Date.UTC(2026, 2, 2, 12)

function said(id: string, fields: Readonly<{ text?: string; minute?: number; actor?: string; agent?: string; type?: string; part?: unknown }> = {}) {
  const { text = 'Here it is.', minute = 1, actor = 'agent', agent = 'ana', type = 'normal' } = fields
  return FreshchatMessage.parse({
    id, actor_type: actor, actor_id: agent, message_type: type, created_time: new Date(NOON + minute * 60_000).toISOString(),
    message_parts: [fields.part ?? { text: { content: text } }],
  })
}

function wanted(fields: Partial<Wanted> = {}): Wanted {
  return { type: 'normal', agentId: 'ana', content: { text: 'Here it is.' }, watermark: { newest: 'old' }, sendingSince: NOON, claimed: new Set(), ...fields }
}

test('the message above the watermark is ours, the same words below it are not', () => {
  const thread = [said('new'), said('old'), said('older')]

  expect(findOurs(thread, wanted())?.id).toBe('new')
  expect(findOurs(thread.slice(1), wanted())).toBeNull()
})

test.each([
  ['another agent', { agent: 'ben' }],
  ['the contact', { actor: 'user' }],
  ['a note', { type: 'private' }],
  ['other words', { text: 'Here it was.' }],
])('%s is not ours', (_what, fields) => {
  expect(findOurs([said('new', fields), said('old')], wanted())).toBeNull()
})

test('of two with the same words the older belongs to who left first, the newer to the next', () => {
  const thread = [said('second'), said('first'), said('old')]

  expect(findOurs(thread, wanted())?.id).toBe('first')
  expect(findOurs(thread, wanted({ claimed: new Set(['first']) }))?.id).toBe('second')
  expect(findOurs(thread, wanted({ claimed: new Set(['first', 'second']) }))).toBeNull()
})

test.each([
  ['spaces and line ends', ' Here\r\nit  is. '],
  ['accents in two characters', 'Cafe\u0301'],
])('%s may change on the way', (_what, text) => {
  const mine = text.startsWith('Cafe') ? 'Caf\u00e9' : 'Here it is.'

  expect(findOurs([said('new', { text }), said('old')], wanted({ content: { text: mine } }))?.id).toBe('new')
})

test('e-mail may put tags around the words', () => {
  const mail = said('new', { part: { email: { content: '<div>Fish &amp;&nbsp;chips</div>' } } })

  expect(findOurs([mail, said('old')], wanted({ content: { text: 'Fish & chips' } }))?.id).toBe('new')
})

test('words that look like tags are compared as words first', () => {
  expect(findOurs([said('new', { text: 'a <b> c' }), said('old')], wanted({ content: { text: 'a <b> c' } }))?.id).toBe('new')
})

test('in a thread that was empty everything is new', () => {
  expect(findOurs([said('new', { minute: -600 })], wanted({ watermark: { newest: null } }))?.id).toBe('new')
})

test.each([
  ['not remembered', null],
  ['gone from the thread', { newest: 'vanished' }],
])('with a watermark that is %s the time decides, with two minutes for their clock', (_what, watermark) => {
  expect(findOurs([said('new', { minute: -2 })], wanted({ watermark }))?.id).toBe('new')
  expect(findOurs([said('new', { minute: -3 })], wanted({ watermark }))).toBeNull()
})

test('reading back ends at the watermark, at the time, or with the thread', () => {
  expect(reachesBack([said('new')], wanted())).toBe(false)
  expect(reachesBack([said('new'), said('old')], wanted())).toBe(true)
  expect(reachesBack([said('new', { minute: -3 })], wanted({ watermark: null }))).toBe(true)
  expect(reachesBack([said('new', { minute: -3 })], wanted({ watermark: { newest: null } }))).toBe(false)
})

test('a read that is behind the watermark brings nothing of ours, though the same words stand there', () => {
  const watermark = { newest: 'not to be seen', at: said('x', { minute: -1 }).created_time }

  expect(findOurs([said('older', { minute: -1.5 })], wanted({ watermark }))).toBeNull()
  expect(findOurs([said('new', { minute: 0 }), said('older', { minute: -1.5 })], wanted({ watermark }))?.id).toBe('new')
  expect(reachesBack([said('new', { minute: 0 })], wanted({ watermark }))).toBe(false)
  expect(reachesBack([said('new', { minute: 0 }), said('older', { minute: -1.5 })], wanted({ watermark }))).toBe(true)
})

test('a watermark survives being stored, and a damaged one counts as none', () => {
  expect(readWatermark(writeWatermark(said('m')))).toEqual({ newest: 'm', at: said('m').created_time })
  expect(readWatermark('{"newest":"m"}')).toEqual({ newest: 'm' })
  expect(readWatermark(writeWatermark(null))).toEqual({ newest: null })
  expect(readWatermark('{"newest')).toBeNull()
  expect(readWatermark('7')).toBeNull()
  expect(readWatermark(null)).toBeNull()
})

test.each([
  ['a file of that name', { fileName: 'invoice.pdf' }, { file: { name: 'invoice.pdf', url: 'https://files.test/1' } }, 'new'],
  ['a file of another name', { fileName: 'invoice.pdf' }, { file: { name: 'offer.pdf', url: 'https://files.test/1' } }, undefined],
  ['a picture, which comes back without a name', { pictureAt: 'https://files.test/1' }, { image: { url: 'https://files.test/1' } }, 'new'],
  ['a picture at another address', { pictureAt: 'https://files.test/1' }, { image: { url: 'https://files.test/2' } }, undefined],
  ['a picture where nobody knows the address', { pictureAt: null }, { image: { url: 'https://files.test/1' } }, undefined],
  ['a file where a picture left', { pictureAt: 'https://files.test/1' }, { file: { name: 'lamp.png', url: 'https://files.test/1' } }, undefined],
  ['words where a file left', { fileName: 'invoice.pdf' }, { text: { content: 'invoice.pdf' } }, undefined],
] as const)('looking for a file, %s is judged by what it carries', (...[, content, part, found]) => {
  expect(findOurs([said('new', { part }), said('old')], wanted({ content }))?.id).toBe(found)
})
