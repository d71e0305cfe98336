import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT, at } from '#main/testing/builders.ts'
import { createBacklog } from './backlog.ts'

const a = conversationId(ACCOUNT, 'a')
const b = conversationId(ACCOUNT, 'b')

test('the thread that changed last goes first', () => {
  const backlog = createBacklog()
  backlog.add(a, at(1))
  backlog.add(b, at(2))

  expect(backlog.begin()?.id).toBe(b)
})

test('a thread stays until it is done', () => {
  const backlog = createBacklog()
  backlog.add(a, at(1))
  backlog.begin()
  expect(backlog.begin()?.id).toBe(a)

  backlog.done({ id: a, updatedAt: at(1) })

  expect(backlog.isEmpty()).toBe(true)
  expect(backlog.begin()).toBeNull()
})

test('a thread that changed while it was fetched is fetched again', () => {
  const backlog = createBacklog()
  backlog.add(a, at(1))
  backlog.begin()
  backlog.add(a, at(2))

  backlog.done({ id: a, updatedAt: at(1) })

  expect(backlog.begin()).toMatchObject({ id: a, updatedAt: at(2) })
})

test('a thread that a person opens is let go of and left alone, and any other goes on', () => {
  const backlog = createBacklog()
  backlog.add(a, at(1))
  backlog.add(b, at(2))
  const job = backlog.begin()

  backlog.leaveAlone(a)
  expect(job?.signal.aborted).toBe(false)
  backlog.leaveAlone(b)

  expect(job?.signal.aborted).toBe(true)
  expect(backlog.begin()?.id).toBe(a)
})

test('a thread that is left alone is not forgotten', () => {
  const backlog = createBacklog()
  backlog.add(a, at(1))
  backlog.leaveAlone(a)
  expect(backlog.hasWork()).toBe(false)
  expect(backlog.isEmpty()).toBe(false)

  backlog.leaveAlone(null)

  expect(backlog.begin()?.id).toBe(a)
})

test('what the person\'s own look has fetched does not wait any more', () => {
  const backlog = createBacklog()
  backlog.add(a, at(1))
  const waiting = backlog.leaveAlone(a)
  if (waiting !== null) backlog.done(waiting)

  expect(backlog.isEmpty()).toBe(true)
  expect(backlog.leaveAlone(b)).toBeNull()
})
