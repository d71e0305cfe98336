import { describe, expect, test } from 'vitest'
import { aMessage, aNote, anEvent, anOperatorAuthor, anOutboxEntry, MONDAY } from '#app/testing/samples.ts'
import { Event } from './event.ts'
import { Message } from './message.ts'
import { Note } from './note.ts'
import { ThreadItem, ThreadPage } from './thread.ts'

const KINDS = [
  { name: 'a message', whole: aMessage, schema: Message },
  { name: 'a note', whole: aNote, schema: Note },
  { name: 'an event', whole: anEvent, schema: Event },
] as const

describe.each(KINDS)('$name', ({ whole, schema }) => {
  test('is read as it stands, alone and among others', () => {
    expect(schema.parse(whole)).toEqual(whole)
    expect(ThreadItem.parse(whole)).toEqual(whole)
  })

  test('is never taken for another kind', () => {
    const others = KINDS.filter(kind => kind.schema !== schema)

    expect(others.filter(other => other.schema.safeParse(whole).success)).toEqual([])
  })

  test.each([
    ['at no time', { at: undefined }],
    ['before time', { at: -1 }],
    ['of no conversation', { conversationId: 'acc:one' }],
    ['under the id of something else', { id: 'cnv:one/c1' }],
  ])('%s is refused', (_name, wrong) => {
    expect(schema.safeParse({ ...whole, ...wrong }).success).toBe(false)
  })
})

test('no flag makes a note of a message or a message of a note', () => {
  expect(Message.safeParse({ ...aNote, isPrivate: false, receipt: 'sent' }).success).toBe(false)
  expect(Note.parse({ ...aNote, isPrivate: false })).toEqual(aNote)
})

test.each([
  ['a receipt that nobody gives', { receipt: 'opened' }],
  ['an author of another kind', { author: { ...anOperatorAuthor, kind: 'robot' } }],
  ['an author who is an operator and a contact', { author: { ...anOperatorAuthor, operatorId: 'ctc:one/u1' } }],
  ['one part that cannot be read', { parts: [...aMessage.parts, { kind: 'hologram' }] }],
  ['parts that are no list', { parts: 'Hello' }],
])('a message with %s is refused', (_name, wrong) => {
  expect(Message.safeParse({ ...aMessage, ...wrong }).success).toBe(false)
})

test('a message may say nothing at all and still be one', () => {
  expect(Message.safeParse({ ...aMessage, parts: [] }).success).toBe(true)
})

test('a stretch of a thread holds what was said and what waits', () => {
  const page = { items: [aMessage, aNote, anEvent], pending: [anOutboxEntry], older: 'remote', checkedAt: MONDAY }

  expect(ThreadPage.parse(page)).toEqual(page)
  expect(ThreadPage.parse({ ...page, checkedAt: null })).toMatchObject({ checkedAt: null })
  expect(ThreadPage.safeParse({ ...page, older: 'maybe' }).success).toBe(false)
  expect(ThreadPage.safeParse({ ...page, items: [anOutboxEntry] }).success).toBe(false)
})
