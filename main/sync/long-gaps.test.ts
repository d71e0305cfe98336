import { expect, test } from 'vitest'
import { ok } from '#app/result.ts'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT, CONVERSATION } from '#main/testing/builders.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

// A gap in one thread that is longer than one look fetches: ten stretches, of five items here.

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `missed ${n + 1}`)

async function aLongGap(count: number): Promise<ASync> {
  const world = await aSettledSync({ stretchSize: 5 }, ({ service: { world: theirs } }) => {
    theirs.say(theirs.open('c1'), 'contact', 'One')
  })
  await world.clock.advance(20 * MINUTE_MS)
  world.service.breakOff()
  for (const text of numbered(count)) world.service.world.say(CONVERSATION, 'contact', text)
  world.service.goLive()
  return world
}

test('a comparison that fetched a part of a long gap says so, and the rest comes in the background', async () => {
  const world = await aLongGap(80)

  await world.clock.advance(3 * MINUTE_MS)

  expect(world.compared.filter(({ isAfterBreak }) => isAfterBreak).at(-1)).toMatchObject({ recovered: 50, isCutShort: true })
  expect(await world.texts(CONVERSATION)).toEqual(['One', ...numbered(80)])
  await world.sync.close()
})

test('what comes in the background is new, as what the comparison found is', async () => {
  const world = await aLongGap(80)

  await world.clock.advance(3 * MINUTE_MS)

  expect(new Set(world.arrived.map(({ item }) => item.id)).size).toBe(81)
  expect(world.service.askedFor('getThread').filter(({ lane }) => lane !== 'backfill')).toEqual([])
  await world.sync.close()
})

test('an app that ends while the rest is fetched goes on with it', async () => {
  const world = await aLongGap(300)
  await world.clock.advance(80_000)
  expect((await world.texts(CONVERSATION)).length).toBeLessThan(250)

  await world.restart()
  await world.clock.advance(3 * MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', ...numbered(300)])
  await world.sync.close()
})

test('a rest that fails is tried again, and one that is not given out is told as unknown', async () => {
  const world = await aLongGap(80)
  await world.clock.advance(77_000)
  world.service.failNext({ kind: 'providerDown', status: 503 }, { method: 'getThread' })
  await world.clock.advance(5 * MINUTE_MS)
  expect(await world.texts(CONVERSATION)).toHaveLength(81)

  const refused = await aLongGap(80)
  await refused.clock.advance(77_000)
  refused.service.failNext({ kind: 'notFound' }, { method: 'getThread' })
  await refused.clock.advance(2 * HOUR_MS)

  expect(refused.compared.filter(({ unknown }) => unknown > 0)).toMatchObject([{ unknown: 1 }])
  await world.sync.close()
  await refused.sync.close()
})

test('a gap without an end has one: what was not fetched of it is told as unknown', async () => {
  const world = await aLongGap(900)

  await world.clock.advance(2 * HOUR_MS)

  expect((await world.store.thread.page(CONVERSATION, 2_000)).items).toHaveLength(506)
  expect(world.compared.filter(({ unknown }) => unknown > 0)).toMatchObject([{ unknown: 1 }])
  await world.sync.close()
})

test('what lies below the first stretch is read once more, since that read may have been behind', async () => {
  const world = await aSettledSync({ stretchSize: 5 }, ({ service: { world: theirs } }) => {
    theirs.say(theirs.open('c1'), 'contact', 'One')
  })
  await world.clock.advance(20 * MINUTE_MS)
  let isBehind = true
  const { line } = world.service
  const getThread: typeof line.getThread = async asked => {
    const isHidden = asked.cursor !== null && isBehind
    return isHidden ? ok({ items: [], unreadable: [], older: null }) : line.getThread(asked)
  }
  world.directory.setLine(ACCOUNT, ok({ ...line, getThread }))
  world.service.breakOff()
  for (const text of numbered(20)) world.service.world.say(CONVERSATION, 'contact', text)
  world.service.goLive()
  await world.clock.advance(MINUTE_MS)
  isBehind = false

  await world.clock.advance(MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toEqual(['One', ...numbered(20)])
  await world.sync.close()
})

test('where what was missed is old no read is behind, and only what is left is fetched', async () => {
  const world = await aSettledSync({ stretchSize: 5 }, ({ service: { world: theirs } }) => {
    theirs.say(theirs.open('c1'), 'contact', 'One')
  })
  await world.sync.close()
  for (const text of numbered(80)) world.service.world.say(CONVERSATION, 'contact', text)
  await world.clock.advance(HOUR_MS)

  await world.restart()
  await world.clock.advance(5 * MINUTE_MS)

  expect(await world.texts(CONVERSATION)).toEqual(expect.arrayContaining(numbered(80)))
  expect(world.service.askedFor('getThread')).toHaveLength(18)
  await world.sync.close()
})
