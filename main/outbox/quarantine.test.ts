import { expect, test } from 'vitest'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT, CONVERSATION, START } from '#main/testing/builders.ts'
import { isHeldUp } from './quarantine.ts'
import { A_WISH, aNoteOf, aRow, STATES } from './testing/a-row.ts'

const unread: QuarantinedEntry = { key: 1, accountId: ACCOUNT, conversationId: CONVERSATION, order: 2, writtenAt: START, text: '{', mayHaveLeft: false, why: 'intent' }

test('replies, notes and wishes that were written after it wait for it', () => {
  for (const intent of [aRow().entry.intent, aNoteOf(), A_WISH]) expect(isHeldUp(aRow({ order: 3, intent }).entry, [unread])).toBe(true)
})

test('what was written before it goes, and so do other conversations', () => {
  expect(isHeldUp(aRow({ order: 1 }).entry, [unread])).toBe(false)
  expect(isHeldUp(aRow({ order: 3, conversationId: conversationId(ACCOUNT, 'c2') }).entry, [unread])).toBe(false)
  expect(isHeldUp(aRow({ order: 3 }).entry, [])).toBe(false)
})

test('where its own place cannot be read, everything of its conversation waits', () => {
  expect(isHeldUp(aRow({ order: 1 }).entry, [{ ...unread, order: null }])).toBe(true)
})

test('one whose conversation cannot be read holds nobody up', () => {
  expect(isHeldUp(aRow({ order: 3 }).entry, [{ ...unread, conversationId: null }])).toBe(false)
})

test('what may have left already is looked for all the same, and a read mark overtakes nothing', () => {
  for (const delivery of [STATES.sending, STATES.checking]) expect(isHeldUp(aRow({ order: 3, delivery }).entry, [unread])).toBe(false)
  expect(isHeldUp(aRow({ order: 3, intent: { kind: 'read', read: true } }).entry, [unread])).toBe(false)
})
