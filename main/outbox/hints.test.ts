import { expect, test } from 'vitest'
import { messageId } from '#app/domain/ids.ts'
import { anOutboxRow, CONVERSATION } from '#main/testing/builders.ts'
import { createHints } from './hints.ts'

const { id: one } = anOutboxRow({ number: 1 })
const { id: other } = anOutboxRow({ number: 2 })
const item = messageId(CONVERSATION, 'm1')

test('an item is a hint at an entry once, and at another entry once as well', () => {
  const hints = createHints()

  expect([hints.isNew(one, item), hints.isNew(one, item)]).toEqual([true, false])
  expect(hints.isNew(one, messageId(CONVERSATION, 'm2'))).toBe(true)
  expect(hints.isNew(other, item)).toBe(true)
})

test('of an entry that is done nothing is remembered, however many items there were', () => {
  const hints = createHints()
  for (let nth = 0; nth < 1_000; nth += 1) hints.isNew(one, messageId(CONVERSATION, `m${nth}`))
  hints.isNew(other, item)

  hints.forget(one)

  expect(hints.size()).toBe(1)
  expect(hints.isNew(other, item)).toBe(false)
})
