import { expect, test } from 'vitest'
import { MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aStore } from '#main/store/testing/a-store.ts'
import { aBareConversationRecord, aConversationRecord, ACCOUNT, at, CONVERSATION } from '#main/testing/builders.ts'
import { createCursors } from './cursor.ts'
import { createGapAudit, mayMissItems, type ThreadKnown, type ThreadWanted } from './gap-audit.ts'

const changedAt = (ms: number) => aConversationRecord({ updatedAt: at(ms) })
const known = (said: Partial<ThreadKnown> = {}): ThreadKnown => ({ storedUpTo: null, heardUpTo: null, comparedAt: null, lookedAt: null, ...said })

test('after a break only what was fetched proves anything: what was heard does not', () => {
  const heard = known({ storedUpTo: at(1_000), heardUpTo: at(9_000) })

  expect(mayMissItems(changedAt(9_000), heard, true)).toBe(true)
  expect(mayMissItems(changedAt(1_000), heard, true)).toBe(false)
})

test('after a break a conversation that changed and was never fetched is fetched', () => {
  expect(mayMissItems(changedAt(9_000), known(), true)).toBe(true)
})

test('while events come in, a conversation that they told of is complete', () => {
  expect(mayMissItems(changedAt(9_000), known({ heardUpTo: at(9_000) }), false)).toBe(false)
})

test('a conversation may be written a little later than its newest item', () => {
  const heard = known({ heardUpTo: at(9_000) })

  expect(mayMissItems(changedAt(11_000), heard, false)).toBe(false)
  expect(mayMissItems(changedAt(11_001), heard, false)).toBe(true)
})

test('while events come in, a thread that nobody has opened is left alone where the service keeps its figures', () => {
  expect(mayMissItems(changedAt(9_000), known(), false)).toBe(false)
  expect(mayMissItems(aBareConversationRecord({ updatedAt: at(9_000) }), known(), false)).toBe(true)
})

test('a thread that was compared as its conversation stands now is not compared again', () => {
  const compared = known({ storedUpTo: at(1_000), comparedAt: at(9_000) })

  expect(mayMissItems(changedAt(9_000), compared, true)).toBe(false)
  expect(mayMissItems(changedAt(9_001), compared, true)).toBe(true)
})

const wanted = (said: Partial<ThreadWanted> = {}): ThreadWanted => ({ id: CONVERSATION, updatedAt: at(9_000), isThorough: true, ...said })

async function anAudit() {
  const cursors = createCursors((await aStore()).cursors, ACCOUNT)
  const clock = aClock()
  return { cursors, clock, audit: createGapAudit({ cursors, clock }) }
}

test('what was heard counts until the stream breaks', async () => {
  const { audit, cursors } = await anAudit()
  await cursors.setThreadUpTo(CONVERSATION, at(1_000))
  audit.heard(CONVERSATION, at(9_000))
  expect(await audit.needsThread(changedAt(9_000), false)).toBe(false)

  audit.streamBroke()

  expect(await audit.needsThread(changedAt(9_000), false)).toBe(true)
})

test('an item that is heard late takes nothing back', async () => {
  const { audit } = await anAudit()
  audit.heard(CONVERSATION, at(9_000))

  audit.heard(CONVERSATION, at(3_000))

  expect(await audit.needsThread(changedAt(9_000), false)).toBe(false)
})

test('what was compared outlives a break: every item moves its conversation', async () => {
  const { audit } = await anAudit()
  audit.looked(wanted(), at(9_000))
  audit.streamBroke()

  expect(await audit.needsThread(changedAt(9_000), true)).toBe(false)
})

test('a look that does not show what the list speaks of proves nothing after a break, and is enough where events are believed', () => {
  const looked = known({ storedUpTo: at(1_000), lookedAt: at(9_000) })

  expect(mayMissItems(changedAt(9_000), looked, true)).toBe(true)
  expect(mayMissItems(changedAt(9_000), looked, false)).toBe(false)
})

test('a thread that is behind is looked at after 15 seconds, after another minute, and by the next comparison', async () => {
  const { audit, clock } = await anAudit()
  const behind = () => audit.looked(wanted({ updatedAt: at(20_000) }), at(1_000))
  await clock.advance(20 * SECOND_MS)
  expect(behind()).toBe(15 * SECOND_MS)
  await clock.advance(15 * SECOND_MS)
  expect(behind()).toBe(MINUTE_MS)
  expect(audit.leftToNext()).toEqual([])
  await clock.advance(MINUTE_MS)
  expect(behind()).toBeNull()

  expect(audit.leftToNext()).toEqual([wanted({ updatedAt: at(20_000) })])
  expect(behind()).toBeNull()
  expect(audit.leftToNext()).toEqual([])
  expect(await audit.needsThread(changedAt(20_000), true)).toBe(false)
  expect(audit.takeSecondLooks()).toBe(2)
})

test('a look before its hour is no look more', async () => {
  const { audit, clock } = await anAudit()
  await clock.advance(9 * SECOND_MS)
  audit.looked(wanted(), at(1_000))

  await clock.advance(5 * SECOND_MS)
  expect(audit.looked(wanted(), at(1_000))).toBe(10 * SECOND_MS)
  await clock.advance(10 * SECOND_MS)

  expect(audit.looked(wanted(), at(1_000))).toBe(MINUTE_MS)
})

test('a conversation that moves again begins anew', async () => {
  const { audit, clock } = await anAudit()
  await clock.advance(9 * SECOND_MS)
  audit.looked(wanted(), at(1_000))

  expect(audit.looked(wanted({ updatedAt: at(10_000) }), at(1_000))).toBe(15 * SECOND_MS)
})

test('a look that has to prove nothing is not repeated, and is the first of a thorough one', async () => {
  const { audit } = await anAudit()

  expect(audit.looked(wanted({ isThorough: false }), at(1_000))).toBeNull()

  expect(await audit.needsThread(changedAt(9_000), false)).toBe(false)
  expect(await audit.needsThread(changedAt(9_000), true)).toBe(true)
  expect(audit.leftToNext()).toEqual([])
  expect(audit.looked(wanted(), at(1_000))).toBe(MINUTE_MS)
})
