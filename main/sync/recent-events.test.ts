import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import type { ProviderSignal } from '#main/providers/provider.ts'
import { ACCOUNT, aMessage, anEvent, aNote, aReply, aText, CONVERSATION } from '#main/testing/builders.ts'
import { createRecentEvents, EVER } from './recent-events.ts'
import { textOf } from './testing/a-sync.ts'

const edited = (remoteId: string, text: string): ProviderSignal => ({ type: 'itemEdited', conversationId: CONVERSATION, remoteId, parts: [aText(text)] })
const removed = (remoteId: string): ProviderSignal => ({ type: 'itemRemoved', conversationId: CONVERSATION, remoteId })
const read = (remoteIds: readonly string[] | 'all'): ProviderSignal => ({ type: 'readByContact', conversationId: CONVERSATION, remoteIds })
const texts = (items: readonly ThreadItem[]) => items.map(textOf)
const receipts = (items: readonly ThreadItem[]) => items.map(item => (item.type === 'message' ? item.receipt : null))

test('an answer that was on its way while an edit came carries the edit', () => {
  const recent = createRecentEvents()
  const askedAt = recent.mark()
  recent.hear(edited('m1', 'new words'))

  const [item] = recent.correct([aMessage({ remote: 'm1', text: 'old words' })], askedAt)

  expect(item).toMatchObject({ parts: [aText('new words')], isEdited: true })
})

test('an answer that was asked for after an edit is believed', () => {
  const recent = createRecentEvents()
  recent.hear(edited('m1', 'first edit'))

  const items = recent.correct([aMessage({ remote: 'm1', text: 'second edit' })], recent.mark())

  expect(texts(items)).toEqual(['second edit'])
})

test('an edit that overtook its own message comes on top when that arrives', () => {
  const recent = createRecentEvents()
  recent.hear(edited('m1', 'new words'))

  expect(texts(recent.correct([aMessage({ remote: 'm1', text: 'old words' })], EVER))).toEqual(['new words'])
})

test('of two edits the later one holds', () => {
  const recent = createRecentEvents()
  recent.hear(edited('m1', 'first edit'))
  recent.hear(edited('m1', 'second edit'))

  expect(texts(recent.correct([aMessage({ remote: 'm1' })], EVER))).toEqual(['second edit'])
})

test('what was removed stays away, from events and from answers that are older or read too early', () => {
  const recent = createRecentEvents()
  recent.hear(removed('m1'))

  expect(recent.correct([aMessage({ remote: 'm1' })], EVER)).toEqual([])
  expect(recent.correct([aMessage({ remote: 'm1' }), aNote({ remote: 'm2', text: 'stays' })], recent.mark()).map(textOf)).toEqual(['stays'])
})

test('an edit or a removal touches its own conversation and no other', () => {
  const recent = createRecentEvents()
  const elsewhere = { conversationId: conversationId(ACCOUNT, 'c2'), text: 'untouched' }
  recent.hear(edited('m1', 'new words'))
  recent.hear(removed('m2'))

  const items = recent.correct([aMessage({ ...elsewhere, remote: 'm1' }), aMessage({ ...elsewhere, remote: 'm2' })], EVER)

  expect(texts(items)).toEqual(['untouched', 'untouched'])
})

test('a read mark that overtook its message comes on top', () => {
  const recent = createRecentEvents()
  recent.hear(read(['r1']))

  expect(receipts(recent.correct([aReply({ remote: 'r1' }), aReply({ remote: 'r2' })], EVER))).toEqual(['read', 'sent'])
})

test('"all were read" covers an answer that was on its way, but not a message that comes later', () => {
  const recent = createRecentEvents()
  const askedAt = recent.mark()
  recent.hear(read('all'))

  expect(receipts(recent.correct([aReply({ remote: 'r1' })], askedAt))).toEqual(['read'])
  expect(receipts(recent.correct([aReply({ remote: 'r2' })], EVER))).toEqual(['sent'])
})

test('what the contact wrote is never marked as read by the contact, and what happened has no marks', () => {
  const recent = createRecentEvents()
  const askedAt = recent.mark()
  recent.hear(read('all'))

  expect(receipts(recent.correct([aMessage(), anEvent()], askedAt))).toEqual(['received', null])
})

test('it knows which conversations have changed since a question was asked', () => {
  const recent = createRecentEvents()
  recent.hear({ type: 'readByTeam', conversationId: CONVERSATION })
  const askedAt = recent.mark()
  expect(recent.hasChanged(CONVERSATION, askedAt)).toBe(false)

  recent.hear({ type: 'conversationChanged', conversationId: CONVERSATION, change: { status: 'resolved' } })

  expect(recent.hasChanged(CONVERSATION, askedAt)).toBe(true)
})

test('typing changes no conversation', () => {
  const recent = createRecentEvents()
  const askedAt = recent.mark()

  recent.hear({ type: 'typing', conversationId: CONVERSATION, isTyping: true })

  expect(recent.hasChanged(CONVERSATION, askedAt)).toBe(false)
})

test('its memory has an end: the oldest edits are forgotten first', () => {
  const recent = createRecentEvents()
  for (let number = 0; number <= 2_000; number += 1) recent.hear(edited(`m${number}`, 'new words'))

  const items = recent.correct([aMessage({ remote: 'm0', text: 'forgotten' }), aMessage({ remote: 'm2000', text: 'kept' })], EVER)

  expect(texts(items)).toEqual(['forgotten', 'new words'])
})
