import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT, aMessage, aNote, anEvent, aReply, at, START } from '#main/testing/builders.ts'
import { echoesOf, mayBeOurs } from './echo.ts'
import { aNoteOf, aReplyOf, aRow, STATES } from './testing/a-row.ts'

const MARK = '176760000000001'
const sentOnce = { firstSentAt: START }

test('an item with our mark on it is that entry, in whatever state', () => {
  for (const delivery of Object.values(STATES)) {
    expect(echoesOf(aReply({ remote: MARK }), [aRow({ delivery })])).toMatchObject([{ type: 'own' }])
  }
})

test('a note is never taken for a reply with the same mark, nor the other way round', () => {
  expect(echoesOf(aNote({ remote: MARK }), [aRow()])).toEqual([])
  expect(echoesOf(aReply({ remote: MARK }), [aRow({ intent: aNoteOf() })])).toEqual([])
  expect(echoesOf(aNote({ remote: MARK }), [aRow({ intent: aNoteOf() })])).toMatchObject([{ type: 'own' }])
})

test('another conversation has marks of its own', () => {
  expect(echoesOf(aReply({ remote: MARK }), [aRow({ conversationId: conversationId(ACCOUNT, 'c2') })])).toEqual([])
})

test('what a contact writes and what merely happens is nothing of ours', () => {
  const checking = aRow({ delivery: STATES.checking, row: sentOnce })

  for (const item of [aMessage({ remote: MARK }), anEvent({ remote: MARK })]) {
    expect(mayBeOurs(item)).toBe(false)
    expect(echoesOf(item, [checking])).toEqual([])
  }
  expect(mayBeOurs(aReply())).toBe(true)
  expect(mayBeOurs(aNote())).toBe(true)
})

test('any answer of an operator is a reason to look for what is in doubt: services change words', () => {
  expect(echoesOf(aReply({ text: 'other words' }), [aRow({ delivery: STATES.checking, row: sentOnce })])).toMatchObject([{ type: 'hint' }])
})

test('what is uncertain is looked for again when the same words turn up', () => {
  const uncertain = aRow({ delivery: STATES.uncertain, intent: aReplyOf('Good\n morning '), row: sentOnce })

  expect(echoesOf(aReply({ text: ' Good morning' }), [uncertain])).toMatchObject([{ type: 'hint' }])
  expect(echoesOf(aReply({ text: 'Good evening' }), [uncertain])).toEqual([])
})

test('what was there long before we sent cannot be what we sent, but a clock that is a little behind is forgiven', () => {
  const checking = aRow({ delivery: STATES.checking, row: { firstSentAt: at(60 * MINUTE_MS) } })

  expect(echoesOf(aReply({ at: at(0) }), [checking])).toEqual([])
  expect(echoesOf(aReply({ at: at(55 * MINUTE_MS) }), [checking])).toHaveLength(1)
})

test('what never left is not looked for', () => {
  expect(echoesOf(aReply(), [aRow(), aRow({ delivery: STATES.checking })])).toEqual([])
})
