import { expect, test } from 'vitest'
import { epochMs, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { ACCOUNT, CONVERSATION } from '#main/testing/builders.ts'
import { createCursors } from './cursor.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

const OFFLINE = { kind: 'offline' } as const

/** Live for five minutes: the list was asked for long before, and is not to be asked again for minutes. */
async function aLiveAccount(): Promise<ASync> {
  const world = await aSettledSync({}, ({ service: { world: theirs } }) => void theirs.say(theirs.open('c1'), 'contact', 'One'))
  await world.clock.advance(5 * MINUTE_MS)
  return world
}

function breaks({ service }: ASync): void {
  service.failUntilTold(OFFLINE)
  service.breakOff()
}

test.each(['event', 'heartbeat'] as const)('an account that breaks was last good at its last %s, not when its list was last asked for', async what => {
  const world = await aLiveAccount()
  if (what === 'event') world.service.say(CONVERSATION, 'contact', 'still there?')
  else world.service.emit({ type: 'heartbeat' })
  const heardAt = world.clock.now()
  await world.clock.advance(20 * SECOND_MS)

  breaks(world)
  await world.clock.advance(10 * SECOND_MS)

  expect(world.status()).toMatchObject({ state: 'failed', lastGoodAt: heardAt })
  await world.sync.close()
})

test('a heartbeat of a service whose list cannot be asked for does not make it good', async () => {
  const world = await aLiveAccount()
  world.service.failUntilTold(OFFLINE)
  world.sync.checkNow()
  await world.clock.advance(SECOND_MS)
  const before = world.status()

  world.service.emit({ type: 'heartbeat' })
  await world.clock.advance(SECOND_MS)

  expect(before.state).toBe('failed')
  expect(world.status().lastGoodAt).toBe(before.lastGoodAt)
  await world.sync.close()
})

test('an hour of heartbeats is written once a minute, and a restart knows of it', async () => {
  const world = await aLiveAccount()
  const cursors = createCursors(world.store.cursors, ACCOUNT)
  const kept = new Set<number | null>()
  for (let count = 0; count < 360; count += 1) {
    world.service.emit({ type: 'heartbeat' })
    await world.clock.advance(10 * SECOND_MS)
    kept.add(await cursors.goodAt())
  }

  expect(kept.size).toBeLessThanOrEqual(67)
  expect(await cursors.goodAt()).toBeGreaterThan(epochMs(world.clock.now() - 2 * MINUTE_MS))
  await world.sync.close()
})
