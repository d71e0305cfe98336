import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createSeldom } from './seldom.ts'

test('each key passes once in its while, and then again', async () => {
  const clock = aClock()
  const mayPass = createSeldom({ clock, everyMs: MINUTE_MS })

  expect([mayPass('a'), mayPass('a'), mayPass('b')]).toEqual([true, false, true])
  await clock.advance(MINUTE_MS - 1)
  expect(mayPass('a')).toBe(false)
  await clock.advance(1)
  expect([mayPass('a'), mayPass('a')]).toEqual([true, false])
})

test('a clock that is set back holds nothing up', () => {
  const clock = aClock()
  const mayPass = createSeldom({ clock, everyMs: MINUTE_MS })
  mayPass('a')

  clock.jump(-HOUR_MS)

  expect([mayPass('a'), mayPass('a')]).toEqual([true, false])
})
