import { expect, test } from 'vitest'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createHolds } from './holds.ts'

const OFFLINE = { kind: 'offline' } as const

function someHolds() {
  const clock = aClock()
  return { clock, holds: createHolds({ clock, random: () => 0 }) }
}

test('nothing is held until something fails', () => {
  const { holds } = someHolds()

  expect(holds.on('a')).toBeNull()
  expect(holds.pass('a')).toBeNull()
  expect(holds.lift('a')).toBe(false)
})

test('a failure holds its own key back, and no other', () => {
  const { clock, holds } = someHolds()

  holds.put('a', OFFLINE)

  expect(holds.on('a')).toMatchObject({ failure: OFFLINE, until: clock.now() + 500 })
  expect(holds.on('b')).toBeNull()
})

test('many failures of one moment count once; failing again later waits longer', async () => {
  const { clock, holds } = someHolds()
  const first = holds.put('a', OFFLINE)

  expect(holds.put('a', OFFLINE)).toBe(first)
  await clock.advance(500)

  expect(holds.put('a', OFFLINE).until - clock.now()).toBe(1_000)
})

test('a service that names a later hour is believed at once', () => {
  const { clock, holds } = someHolds()
  holds.put('a', OFFLINE)
  const until = epochMs(clock.now() + 60_000)

  expect(holds.put('a', { kind: 'rateLimited', until }).until).toBe(until)
  expect(holds.put('a', { kind: 'rateLimited', until: epochMs(until - 1) }).until).toBe(until)
})

test('when a hold is over one goes first, and the others wait to see how he fares', async () => {
  const { clock, holds } = someHolds()
  holds.put('a', OFFLINE)
  await clock.advance(500)

  expect(holds.pass('a')).toBeNull()
  expect(holds.pass('a')).toMatchObject({ until: clock.now() + 1_000 })

  expect(holds.lift('a')).toBe(true)
  expect(holds.pass('a')).toBeNull()
  expect(holds.pass('a')).toBeNull()
})

test('a clock that is set back a day ends a hold rather than prolong it', () => {
  const { clock, holds } = someHolds()
  holds.put('a', OFFLINE)

  clock.jump(-DAY_MS)

  expect(holds.on('a')).toBeNull()
})
