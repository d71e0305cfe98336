import { expect, test } from 'vitest'
import { conversationId, type ConversationId } from '#app/domain/ids.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { ACCOUNT, at } from '#main/testing/builders.ts'
import { createBacklog } from './backlog.ts'
import type { ThreadWanted } from './gap-audit.ts'

const a = conversationId(ACCOUNT, 'a')
const b = conversationId(ACCOUNT, 'b')
const wanted = (id: ConversationId, ms: number, isThorough = false): ThreadWanted => ({ id, updatedAt: at(ms), isThorough })

function aBacklog() {
  const clock = aClock()
  return { clock, backlog: createBacklog({ clock }) }
}

test('the thread that changed last goes first', () => {
  const { backlog } = aBacklog()
  backlog.add(wanted(a, 1))
  backlog.add(wanted(b, 2))

  expect(backlog.begin()?.id).toBe(b)
})

test('a thread stays until it is done', () => {
  const { backlog } = aBacklog()
  backlog.add(wanted(a, 1))
  backlog.begin()
  expect(backlog.begin()?.id).toBe(a)

  backlog.done(wanted(a, 1))

  expect(backlog.isEmpty()).toBe(true)
  expect(backlog.begin()).toBeNull()
})

test('a thread that changed while it was fetched is fetched again', () => {
  const { backlog } = aBacklog()
  backlog.add(wanted(a, 1))
  backlog.begin()
  backlog.add(wanted(a, 2))

  backlog.done(wanted(a, 1))

  expect(backlog.begin()).toMatchObject({ id: a, updatedAt: at(2) })
})

test('one that is to be looked at again waits for its hour, lets others pass, and is not forgotten', async () => {
  const { backlog, clock } = aBacklog()
  backlog.add(wanted(a, 2))
  backlog.again(wanted(a, 2), MINUTE_MS)
  expect(backlog.nextInMs()).toBe(MINUTE_MS)
  backlog.add(wanted(b, 1))
  expect(backlog.begin()?.id).toBe(b)
  backlog.done(wanted(b, 1))

  expect(backlog.begin()).toBeNull()
  expect(backlog.isEmpty()).toBe(false)
  await clock.advance(MINUTE_MS)

  expect(backlog.nextInMs()).toBe(0)
  expect(backlog.begin()?.id).toBe(a)
})

test('it keeps its hour when the list names it as it stands, and has none any more when it has moved', () => {
  const { backlog } = aBacklog()
  backlog.again(wanted(a, 2), MINUTE_MS)

  backlog.add(wanted(a, 2, true))
  expect(backlog.nextInMs()).toBe(MINUTE_MS)
  backlog.add(wanted(a, 3))

  expect(backlog.nextInMs()).toBe(0)
  expect(backlog.begin()).toMatchObject(wanted(a, 3, true))
  backlog.again(wanted(a, 2), MINUTE_MS)
  expect(backlog.nextInMs()).toBe(0)
})

test('a clock that is set back holds nothing up', async () => {
  const { backlog, clock } = aBacklog()
  backlog.again(wanted(a, 2), MINUTE_MS)

  clock.jump(-60 * MINUTE_MS)
  await clock.advance(MINUTE_MS)

  expect(backlog.begin()?.id).toBe(a)
})

test('a thread that a person opens is let go of and left alone, and any other goes on', () => {
  const { backlog } = aBacklog()
  backlog.add(wanted(a, 1))
  backlog.add(wanted(b, 2))
  const job = backlog.begin()

  backlog.leaveAlone(a)
  expect(job?.signal.aborted).toBe(false)
  backlog.leaveAlone(b)

  expect(job?.signal.aborted).toBe(true)
  expect(backlog.begin()).toBeNull()
})

test('a thread that is left alone is fetched all the same if the person\'s own look has not', async () => {
  const { backlog, clock } = aBacklog()
  backlog.leaveAlone(a)
  backlog.add(wanted(a, 1))
  expect(backlog.begin()).toBeNull()
  expect(backlog.isEmpty()).toBe(false)

  await clock.advance(MINUTE_MS)

  expect(backlog.begin()?.id).toBe(a)
})

test('what the person\'s own look has fetched does not wait any more', () => {
  const { backlog } = aBacklog()
  backlog.add(wanted(a, 1))
  backlog.leaveAlone(a)
  backlog.done(backlog.waiting(a) ?? wanted(b, 0))

  expect(backlog.isEmpty()).toBe(true)
  expect(backlog.waiting(a)).toBeNull()
})
