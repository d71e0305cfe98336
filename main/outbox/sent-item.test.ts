import { expect, test } from 'vitest'
import { messageId, noteId, operatorId } from '#app/domain/ids.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { ThreadItem } from '#app/domain/thread.ts'
import { ACCOUNT, at, CONVERSATION, START } from '#main/testing/builders.ts'
import { isText, reword } from './intents.ts'
import { sentItem } from './sent-item.ts'
import { A_WISH, aNoteOf, aReplyOf, aRow } from './testing/a-row.ts'

const mark = { remoteId: 'r1', now: at(5_000), operatorName: 'Mia Me' }
const me = operatorId(ACCOUNT, 'me')

test('a reply becomes a message under the service’s own id, by whoever pressed Send, at the time it left', () => {
  const item = sentItem(aRow({ intent: aReplyOf('Hello\nthere'), operatorId: me, row: { firstSentAt: START } }), mark)

  expect(item).toMatchObject({
    type: 'message', id: messageId(CONVERSATION, 'r1'), conversationId: CONVERSATION, receipt: 'sent', at: START,
    author: { kind: 'operator', name: 'Mia Me', operatorId: me }, parts: [{ kind: 'text', text: 'Hello\nthere' }],
  })
  expect(ThreadItem.safeParse(item).success).toBe(true)
})

test('a note becomes a note', () => {
  const item = sentItem(aRow({ intent: aNoteOf() }), mark)

  expect(item).toMatchObject({ type: 'note', id: noteId(CONVERSATION, 'r1'), at: mark.now })
  expect(ThreadItem.safeParse(item).success).toBe(true)
})

test('a wish is nothing to read', () => {
  expect(sentItem(aRow({ intent: A_WISH }), mark)).toBeNull()
})

test('other words make a reply no note and a note no reply, and a wish stays as it is', () => {
  const text = MessageText.parse('Other words')

  expect(reword(aReplyOf(), text)).toEqual({ kind: 'reply', text: 'Other words' })
  expect(reword(aNoteOf(), text)).toEqual({ kind: 'note', text: 'Other words' })
  expect(reword(A_WISH, text)).toBe(A_WISH)
  expect([aReplyOf(), aNoteOf(), A_WISH].map(isText)).toEqual([true, true, false])
})
