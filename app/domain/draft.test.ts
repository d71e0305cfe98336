import { expect, test } from 'vitest'
import { conversationId, accountId } from './ids.ts'
import { Draft, newestMode } from './draft.ts'

const draft = (mode: 'reply' | 'note', updatedAt: number) => Draft.parse({ conversationId: conversationId(accountId('one'), 'c1'), mode, text: 'Hello', updatedAt })

test('what was written in last is where it goes on', () => {
  expect(newestMode([draft('note', 2_000), draft('reply', 1_000)])).toBe('note')
  expect(newestMode([draft('note', 1_000), draft('reply', 2_000)])).toBe('reply')
  expect(newestMode([])).toBeNull()
})
