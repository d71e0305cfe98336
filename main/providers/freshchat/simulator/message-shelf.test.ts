import { expect, test } from 'vitest'
import { createMessageShelf } from './message-shelf.ts'
import type { MessageRecord } from './records.ts'

function aMessage(id: string, createdAt: number, fields: Partial<MessageRecord> = {}): MessageRecord {
  return {
    id, conversationId: 'c', channelId: 'ch', userId: 'u', internalConversationId: 1, interactionId: 'i', type: 'normal', actorType: 'user', actorId: 'u',
    parts: [], replyParts: [], meta: null, source: null, isBotsPrivateNote: false, createdAt, visibleAt: createdAt, ...fields,
  }
}

const idsOf = (messages: readonly MessageRecord[]) => messages.map(message => message.id)

test('messages stand in the order of their times, and equal times in the order in which they came', () => {
  const shelf = createMessageShelf()
  for (const message of [aMessage('b', 20), aMessage('c', 30), aMessage('a', 10), aMessage('b2', 20)]) shelf.add(message)

  expect(idsOf(shelf.all('c'))).toEqual(['a', 'b', 'b2', 'c'])
  expect(shelf.count).toBe(4)
})

test('conversations do not see each other', () => {
  const shelf = createMessageShelf()
  shelf.add(aMessage('a', 10))

  expect(shelf.all('other')).toEqual([])
  expect(shelf.visibleAt('other', 100)).toEqual([])
})

test('what was stored late is hidden until its time and then stands where it belongs', () => {
  const shelf = createMessageShelf()
  shelf.add(aMessage('late', 10, { visibleAt: 50 }))
  shelf.add(aMessage('usual', 20))

  expect(idsOf(shelf.visibleAt('c', 49))).toEqual(['usual'])
  expect(idsOf(shelf.visibleAt('c', 50))).toEqual(['late', 'usual'])
})
