import { expect, test } from 'vitest'
import { CONVERSATION_STATUSES } from '#app/domain/conversation.ts'
import { fromStatus, toStatus } from './status.ts'

test.each([
  ['new', 'pending'],
  ['assigned', 'open'],
  ['Reopened', 'open'],
  ['reopen', 'open'],
  ['resolved', 'resolved'],
  ['waiting on customer', 'waiting'],
  ['WAITING ON INTERNAL TEAM', 'waiting'],
  ['a word of tomorrow', 'open'],
])('"%s" is %s', (theirs, ours) => {
  expect(toStatus(theirs)).toBe(ours)
})

test.each(CONVERSATION_STATUSES)('%s goes out as a word that comes back as the same', status => {
  expect(toStatus(fromStatus(status))).toBe(status)
})
