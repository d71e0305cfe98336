import { expect, test } from 'vitest'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { EMPTY_LETTER } from '#renderer/ui-state/new-conversation.ts'
import { missingIn } from './missing-in.ts'

test('of an empty form, everything that is missing is named at once', () => {
  expect(missingIn(EMPTY_LETTER)).toEqual(['contact', 'text'])
  expect(missingIn({ ...EMPTY_LETTER, kind: 'someone', email: 'zoe@' })).toEqual(['name', 'email', 'text'])
})

test('somebody new needs no address', () => {
  expect(missingIn({ ...EMPTY_LETTER, kind: 'someone', name: 'Zoe', text: 'Hello' })).toEqual([])
})

test('what was typed about somebody new is no hindrance to writing to somebody known', () => {
  expect(missingIn({ ...EMPTY_LETTER, email: 'zoe@', text: 'Hello' })).toEqual(['contact'])
})

test('a text is refused here exactly when the contract would refuse it', () => {
  for (const text of ['', ' \n', 'x', 'x'.repeat(10_000), 'x'.repeat(10_001)]) {
    const isRefused = missingIn({ ...EMPTY_LETTER, kind: 'someone', name: 'Zoe', text }).length > 0
    expect(isRefused).toBe(!MessageText.safeParse(text).success)
  }
})
