import { expect, test } from 'vitest'
import { HOUR_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { anOutboxRow } from '#main/testing/builders.ts'
import { createDueLooks } from './due-looks.ts'
import { beginChecking, lookAgain, type Checking } from './read-back.ts'

const { id } = anOutboxRow({ number: 1 })

test('a wait ends when its time has really passed', async () => {
  const clock = aClock()
  const dueLooks = createDueLooks(clock)
  const checking = beginChecking(clock.now(), { kind: 'offline' })

  expect(dueLooks.leftMs(id, checking)).toBe(1_000)
  await clock.advance(400)
  expect(dueLooks.leftMs(id, checking)).toBe(600)
})

test.each([HOUR_MS, -HOUR_MS])('a clock that is set by %d ms in the middle of a wait neither shortens nor prolongs it', jumpMs => {
  const clock = aClock()
  const dueLooks = createDueLooks(clock)
  const checking = beginChecking(clock.now(), { kind: 'offline' })
  dueLooks.leftMs(id, checking)

  clock.jump(jumpMs)

  expect(dueLooks.leftMs(id, checking)).toBe(1_000)
})

test('the next wait is counted anew', async () => {
  const clock = aClock()
  const dueLooks = createDueLooks(clock)
  const first = beginChecking(clock.now(), { kind: 'offline' })
  dueLooks.leftMs(id, first)
  await clock.advance(1_000)

  const second: Checking | null = lookAgain(first, clock.now())

  expect(second === null ? null : dueLooks.leftMs(id, second)).toBe(2_000)
})

test('nothing is remembered of what nobody looks for any more', () => {
  const clock = aClock()
  const dueLooks = createDueLooks(clock)
  dueLooks.leftMs(id, beginChecking(clock.now(), { kind: 'offline' }))

  dueLooks.forget(id)

  expect(dueLooks.size()).toBe(0)
})
