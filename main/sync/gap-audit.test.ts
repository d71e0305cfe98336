import { expect, test } from 'vitest'
import { aStore } from '#main/store/testing/a-store.ts'
import { aBareConversationRecord, aConversationRecord, ACCOUNT, at, CONVERSATION } from '#main/testing/builders.ts'
import { createCursors } from './cursor.ts'
import { createGapAudit, mayMissItems, type ThreadKnown } from './gap-audit.ts'

const changedAt = (ms: number) => aConversationRecord({ updatedAt: at(ms) })
const known = (said: Partial<ThreadKnown> = {}): ThreadKnown => ({ storedUpTo: null, heardUpTo: null, comparedAt: null, ...said })

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

async function anAudit() {
  const cursors = createCursors((await aStore()).cursors, ACCOUNT)
  return { cursors, audit: createGapAudit({ cursors }) }
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
  audit.compared(CONVERSATION, at(9_000))
  audit.streamBroke()

  expect(await audit.needsThread(changedAt(9_000), true)).toBe(false)
})
