import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { anAttachment, anOutboxEntry } from '#app/testing/samples.ts'
import { discardQuestion } from './discard-question.ts'
import { startWords } from './words.ts'

beforeAll(() => startWords('en'))

test.each([
  [{ kind: 'reply', text: 'Hello' }, 'Discard this reply?', 'It may have been sent. If it was not, its text is lost.'],
  [{ kind: 'note', text: 'Hello' }, 'Discard this note?', 'It may have been sent. If it was not, its text is lost.'],
  [{ kind: 'file', file: anAttachment, uploaded: null }, 'Discard this file?', 'It may have been sent. If it was not, it has to be attached again.'],
] as const)('%o is asked about as what it is', (intent, title, children) => {
  expect(discardQuestion(OutboxEntry.parse({ ...anOutboxEntry, intent }).intent, i18next.getFixedT('en', 'outbox'))).toMatchObject({ title, children })
})
