import { expect, test } from 'vitest'
import { accountId, conversationId, messageId } from '#app/domain/ids.ts'
import type { Message } from '#app/domain/message.ts'
import { epochMs } from '#app/domain/time.ts'
import { arrivalsIn, seenAtFirst, type Seen } from './arrivals.ts'

const conversation = conversationId(accountId('a'), 'c')
const aMessage = (at: number, kind: 'contact' | 'operator' = 'contact'): Message => ({
  type: 'message', id: messageId(conversation, `m${at}`), conversationId: conversation, author: { kind, name: kind, operatorId: null },
  parts: [], receipt: 'received', isEdited: false, at: epochMs(at),
})
const page = (checkedAt: number | null, ...items: readonly Message[]) => ({ items, checkedAt: checkedAt === null ? null : epochMs(checkedAt) })

/** When each message was news, page by page. */
function newsOf(...[first, ...rest]: readonly ReturnType<typeof page>[]): readonly (readonly number[])[] {
  let seen: Seen = seenAtFirst(first ?? page(null))
  return rest.map(next => {
    const told = arrivalsIn(next, seen)
    seen = told.seen
    return told.arrived.map(({ at }) => at)
  })
}

test('the first filling of a thread is no news, however many steps it comes in', () => {
  expect(newsOf(page(null), page(null, aMessage(1)), page(null, aMessage(1), aMessage(2)), page(9, aMessage(1), aMessage(2), aMessage(3)))).toEqual([[], [], []])
})

test('what was written since the last comparison is no news when the thread is opened again', () => {
  expect(newsOf(page(5, aMessage(1)), page(9, aMessage(1), aMessage(7)))).toEqual([[]])
})

test('what comes after that is news, once', () => {
  expect(newsOf(page(null), page(9, aMessage(1)), page(9, aMessage(1), aMessage(10)), page(9, aMessage(1), aMessage(10)))).toEqual([[], [10], []])
})

test('older stretches and our own words are no news', () => {
  const filled = page(9, aMessage(5))

  expect(newsOf(page(null), filled, page(9, aMessage(1), aMessage(5)), page(9, aMessage(5), aMessage(10, 'operator')))).toEqual([[], [], []])
})
