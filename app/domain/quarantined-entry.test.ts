import { expect, test } from 'vitest'
import { aQuarantinedEntry } from '#app/testing/samples.ts'
import { MAX_QUARANTINED_TEXT, QuarantinedEntry } from './quarantined-entry.ts'

test.each([
  aQuarantinedEntry,
  { ...aQuarantinedEntry, accountId: null, conversationId: null, order: null, writtenAt: null, text: '', why: 'row' },
  { ...aQuarantinedEntry, text: 'x'.repeat(MAX_QUARANTINED_TEXT), why: 'delivery' },
])('what can be read of an entry crosses as it stands', entry => {
  expect(QuarantinedEntry.parse(entry)).toEqual(entry)
})

test.each([
  { key: 0 }, { key: 1.5 }, { key: null }, { accountId: 'one' }, { conversationId: 'c1' }, { order: 0 }, { writtenAt: -1 }, { text: null },
  { text: 'x'.repeat(MAX_QUARANTINED_TEXT + 1) }, { why: 'because' }, { mayHaveLeft: null }, { accountId: undefined },
])('what is none is refused: %j', wrong => {
  expect(QuarantinedEntry.safeParse({ ...aQuarantinedEntry, ...wrong }).success).toBe(false)
})
