import { expect, test } from 'vitest'
import { MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { aSettledSync, aSync } from './testing/a-sync.ts'

// Vitest fails a run in which a rejection is heard by nobody: that is what these watch for, besides what they expect.

test('a store that throws while an account begins is told by the account, which begins again by itself', async () => {
  const world = await aSync()
  world.service.world.say(world.service.world.open('c1'), 'contact', 'Hello')
  world.breakCursor('history', 2)

  await world.sync.start()
  await world.clock.advance(1)
  expect(world.status()).toMatchObject({ state: 'failed', failure: { kind: 'bug' } })
  expect(world.status()).not.toMatchObject({ retryAt: null })
  expect(world.service.asked).toEqual([])

  await world.clock.advance(MINUTE_MS)

  expect(world.status().state).toBe('live')
  expect(world.log.lines.filter(({ what }) => what === 'sync: begin')).toHaveLength(2)
  await world.sync.close()
})

test('an account that cannot begin ends at once when it is to end', async () => {
  const world = await aSync()
  world.breakCursor('good', Infinity)
  await world.sync.start()
  await world.clock.advance(1)

  await world.sync.removeAccount(ACCOUNT)
  const told = world.directory.told(ACCOUNT).length
  await world.clock.advance(10 * MINUTE_MS)

  expect(world.directory.told(ACCOUNT)).toHaveLength(told)
})

test('a store that throws at the hour of the last good answer costs that hour alone', async () => {
  const world = await aSettledSync({ isLive: false })
  world.breakCursor('good', 1)

  await world.clock.advance(5 * MINUTE_MS)

  expect(world.log.lines).toContainEqual(expect.objectContaining({ what: 'when an account was good was not kept', facts: { account: ACCOUNT, failure: 'bug' } }))
  expect(world.status().state).toBe('polling')
  await world.sync.close()
})

test('what a person asks for and throws is answered as a bug', async () => {
  const world = await aSettledSync()
  world.breakCursor('contacts', 1)

  expect(await world.sync.loadContacts({ scope: null, search: '', fromStart: false })).toMatchObject([{ accountId: ACCOUNT, failure: { kind: 'bug' } }])

  expect(world.log.lines).toContainEqual(expect.objectContaining({ level: 'bug', what: 'sync: asked' }))
  await world.sync.close()
})
