import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createBell } from './bell.ts'

async function isOver(waiting: Promise<void>): Promise<boolean> {
  return Promise.race([waiting.then(() => true), new Promise<boolean>(resolve => setImmediate(() => resolve(false)))])
}

test('whoever waits is woken by the bell', async () => {
  const bell = createBell(aClock())
  const waiting = bell.wait(60_000, new AbortController().signal)

  bell.ring()

  expect(await isOver(waiting)).toBe(true)
})

test('a bell wakes everybody who waits, once', async () => {
  const bell = createBell(aClock())
  const { signal } = new AbortController()
  const both = Promise.all([bell.wait(null, signal), bell.wait(null, signal)])
  bell.ring()
  await both

  expect(await isOver(bell.wait(60_000, signal))).toBe(false)
})

test('time wakes too, and so does the end', async () => {
  const clock = aClock()
  const bell = createBell(clock)
  const end = new AbortController()
  const timed = bell.wait(500, new AbortController().signal)
  const ended = bell.wait(null, end.signal)

  await clock.advance(500)
  end.abort()

  expect(await isOver(timed)).toBe(true)
  expect(await isOver(ended)).toBe(true)
  expect(clock.sleepers()).toBe(0)
})
