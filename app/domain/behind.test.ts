import { expect, test } from 'vitest'
import { isBehind } from './behind.ts'
import { accountId, conversationId } from './ids.ts'
import { MessageText, type OutboxEntry } from './outbox-entry.ts'

const here = conversationId(accountId('one'), 'c1')
const reply: OutboxEntry['intent'] = { kind: 'reply', text: MessageText.parse('Hello') }
const second = { conversationId: here, order: 2, intent: reply }

test('what was written later in a conversation is behind what was written before', () => {
  expect(isBehind(second, [{ ...second, order: 1 }, second])).toBe(true)
  expect(isBehind({ ...second, order: 1 }, [{ ...second, order: 1 }, second])).toBe(false)
})

test('another conversation, and what only sets a value, holds nothing up', () => {
  expect(isBehind(second, [{ ...second, order: 1, conversationId: conversationId(accountId('one'), 'c2') }])).toBe(false)
  expect(isBehind(second, [{ ...second, order: 1, intent: { kind: 'read', read: true } }])).toBe(false)
  expect(isBehind({ ...second, intent: { kind: 'read', read: true } }, [{ ...second, order: 1 }])).toBe(false)
})
