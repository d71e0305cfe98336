import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Preview } from '#app/domain/conversation.ts'
import { saidLast } from './said-last.ts'
import { startWords } from './words.ts'

beforeAll(() => startWords('en'))

const words = (preview: Preview | null, { subject = null, isPreviewKnown = true }: Readonly<{ subject?: string | null; isPreviewKnown?: boolean }> = {}) =>
  saidLast({ conversation: { preview, subject }, isPreviewKnown }, i18next.getFixedT('en', 'list'))

test('what was said last, or else what it is about', () => {
  expect(words({ speaker: 'contact', text: 'Where is it?' }, { subject: 'An order' })).toBe('Where is it?')
  expect(words(null, { subject: 'An order' })).toBe('An order')
})

test('"no message" is said only where that is known', () => {
  expect(words(null)).toBe('No message yet')
  expect(words({ speaker: 'event', text: '' })).toBe('No message yet')
  expect(words(null, { isPreviewKnown: false })).toBe('Not loaded yet')
})

test('a recording is a message, though it has no text', () => {
  expect(words({ speaker: 'contact', text: '' })).toBe('Message without text')
})
