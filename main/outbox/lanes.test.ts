import { expect, test } from 'vitest'
import type { Intent } from '#app/domain/outbox-entry.ts'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { headOf, isBlocked, laneOf, pointlessOf } from './lanes.ts'
import { A_WISH, aNoteOf, aReplyOf, aRow, STATES } from './testing/a-row.ts'

const READ: Intent = { kind: 'read', read: true }
const SEGMENTS: Intent = { kind: 'segments', segments: ['vip'] }
const ASSIGN: Intent = { kind: 'assign', operatorId: null, groupId: null }

test('what a person does in a conversation shares one lane, read marks have their own', () => {
  const lanes = [aReplyOf(), aNoteOf(), A_WISH, ASSIGN, SEGMENTS, READ].map(intent => laneOf(aRow({ intent }).entry))

  expect(new Set(lanes.slice(0, 5)).size).toBe(1)
  expect(lanes[5]).not.toBe(lanes[0])
})

test('two conversations have two lanes', () => {
  expect(laneOf(aRow().entry)).not.toBe(laneOf(aRow({ conversationId: conversationId(ACCOUNT, 'c2') }).entry))
})

test('the head is the first by order, however the rows come', () => {
  expect(headOf([aRow({ order: 3 }), aRow({ order: 1 }), aRow({ order: 2 })])?.entry.order).toBe(1)
  expect(headOf([])).toBeNull()
})

test('a failed or uncertain text stays at the head and blocks', () => {
  for (const delivery of [STATES.failed, STATES.uncertain]) {
    const head = headOf([aRow({ order: 1, delivery }), aRow({ order: 2 })])

    expect(head?.entry.order).toBe(1)
    expect(head && isBlocked(head)).toBe(true)
  }
})

test('a wish that failed is in nobody’s way', () => {
  const head = headOf([aRow({ order: 1, intent: A_WISH, delivery: STATES.failed }), aRow({ order: 2 })])

  expect(head?.entry.order).toBe(2)
  expect(head && isBlocked(head)).toBe(false)
})

test('what is queued, being sent or in doubt is at work, and does not ask for a person', () => {
  expect([STATES.queued, STATES.sending, STATES.checking].map(delivery => isBlocked(aRow({ delivery })))).toEqual([false, false, false])
})

test('of several wishes of a kind only the newest has a point', () => {
  const rows = [1, 2, 3].map(order => aRow({ order, intent: A_WISH }))

  expect(pointlessOf(rows).map(({ order }) => order)).toEqual([1, 2])
})

test('a wish under way, another kind, another conversation and any text keep their point', () => {
  const newer = aRow({ order: 9, intent: A_WISH })
  const older = [
    aRow({ order: 1, intent: A_WISH, delivery: STATES.sending }),
    aRow({ order: 2, intent: ASSIGN }),
    aRow({ order: 3, intent: A_WISH, conversationId: conversationId(ACCOUNT, 'c2') }),
    aRow({ order: 4, intent: SEGMENTS }),
    aRow({ order: 5, intent: aReplyOf() }),
  ]

  expect(pointlessOf([...older, newer])).toEqual([])
})
