import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { CONVERSATION } from '#main/testing/builders.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

// A service whose thread reads are behind what its list tells: the list speaks of a message that the thread does not show yet.

async function anAccount(isLive: boolean): Promise<ASync> {
  const world = await aSettledSync({ isLive }, ({ service: { world: theirs } }) => {
    theirs.say(theirs.open('c1'), 'contact', 'One')
    theirs.open('c2')
  })
  await world.clock.advance(20 * MINUTE_MS)
  return world
}

/** Something is said while the events are gone, and when they come back the thread is read as it stood `ms` ago. */
async function aMissedMessage(ms: number): Promise<ASync> {
  const world = await anAccount(true)
  world.service.breakOff()
  world.service.world.say(CONVERSATION, 'contact', 'missed')
  world.service.setBehind(ms)
  world.service.goLive()
  return world
}

const reads = (world: ASync, since: number) => world.service.askedFor('getThread', CONVERSATION).filter(({ at }) => at >= since).length

test('a message that the first read of its thread does not show yet is here seconds later', async () => {
  const world = await aMissedMessage(5 * SECOND_MS)

  await world.clock.advance(30 * SECOND_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', 'missed'])
  await world.sync.close()
})

test('one that is not shown for a minute is here soon after it', async () => {
  const world = await aMissedMessage(MINUTE_MS)

  await world.clock.advance(90 * SECOND_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', 'missed'])
  await world.sync.close()
})

test('so it is where the thread shows another message of that same moment, and not the newest', async () => {
  const world = await anAccount(true)
  world.service.breakOff()
  world.service.world.say(CONVERSATION, 'contact', 'shown')
  await world.clock.advance(SECOND_MS)
  world.service.world.say(CONVERSATION, 'contact', 'missed')
  world.service.setBehind(500)
  world.service.goLive()

  await world.clock.advance(30 * SECOND_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', 'shown', 'missed'])
  await world.sync.close()
})

test('a thread that is behind for longer than anybody looks is asked for once more at the next comparison, though the list has moved on', async () => {
  const world = await anAccount(true)
  const [, other = CONVERSATION] = world.service.world.ids()
  world.service.breakOff()
  world.service.failUntilTold({ kind: 'offline' })
  world.service.world.say(CONVERSATION, 'contact', 'missed')
  await world.clock.advance(8 * MINUTE_MS)
  world.service.world.say(other, 'contact', 'missed too')
  world.service.setBehind(HOUR_MS)
  world.service.stopFailing()
  world.service.goLive()
  await world.clock.advance(20 * MINUTE_MS)
  expect(await world.texts(CONVERSATION)).toEqual(['One'])
  world.service.setBehind(0)

  await world.clock.advance(2 * HOUR_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', 'missed'])
  await world.sync.close()
})

test('nothing is called compared before the thread has shown what the list spoke of', async () => {
  const world = await aMissedMessage(10 * SECOND_MS)
  const before = world.compared.length
  await world.clock.advance(12 * SECOND_MS)
  expect(world.compared).toHaveLength(before)

  await world.clock.advance(30 * SECOND_MS)

  expect(world.compared.slice(before)).toMatchObject([{ isAfterBreak: true, recovered: 1, unknown: 0 }])
  await world.sync.close()
})

test('an app that ends before the thread has shown it finds it at its next start', async () => {
  const world = await aMissedMessage(10 * SECOND_MS)
  await world.clock.advance(5 * SECOND_MS)

  await world.restart()
  await world.clock.advance(MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', 'missed'])
  await world.sync.close()
})

test('the thread that a person has open is looked at again as any other', async () => {
  const world = await anAccount(true)
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(MINUTE_MS)
  world.service.breakOff()
  world.service.world.say(CONVERSATION, 'contact', 'missed')
  world.service.setBehind(10 * SECOND_MS)
  world.service.goLive()

  await world.clock.advance(MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', 'missed'])
  await world.sync.close()
})

test('without events a message that the first read does not show is here within the minute', async () => {
  const world = await anAccount(false)
  world.service.setBehind(10 * SECOND_MS)
  const rounds = world.service.askedFor('getConversation', CONVERSATION).length
  for (let n = 0; n < 100 && world.service.askedFor('getConversation', CONVERSATION).length === rounds; n += 1) await world.clock.advance(SECOND_MS)
  await world.clock.advance(40 * SECOND_MS)
  world.service.world.say(CONVERSATION, 'contact', 'missed')

  await world.clock.advance(MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', 'missed'])
  await world.sync.close()
})

test('a conversation that moved without a message is asked for a few times, and not for ever', async () => {
  const world = await anAccount(true)
  const since = world.clock.now()
  world.service.breakOff()
  await world.clock.advance(10 * SECOND_MS)
  world.service.world.change(CONVERSATION, { status: 'resolved' })
  world.service.goLive()

  await world.clock.advance(30 * HOUR_MS)

  expect(reads(world, since)).toBe(4)
  expect(world.compared.at(-1)).toMatchObject({ recovered: 0, unknown: 0 })
  await world.sync.close()
})
