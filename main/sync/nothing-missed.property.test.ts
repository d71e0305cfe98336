import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remoteOf } from '#app/domain/ids.ts'
import { tally } from '#main/testing/tally.ts'
import { aSync, type ASync } from './testing/a-sync.ts'
import { aStory, happeningsLive, happeningsPolled, type Happening } from './testing/happenings.ts'

// G7: after any break we catch up and show each message once.

/** Many more at night. */
const RUNS = Number(process.env['SYNC_RUNS'] ?? 150)

async function live(isLive: boolean, happenings: readonly Happening[]): Promise<Readonly<{ world: ASync; story: ReturnType<typeof aStory> }>> {
  const world = await aSync({ isLive })
  for (const remote of ['c1', 'c2', 'c3', 'c4', 'c5']) {
    const id = world.service.world.open(remote)
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) world.service.world.say(id, 'contact', text)
  }
  const story = aStory(world)
  await world.sync.start()
  for (const happening of happenings) await story.happen(happening)
  await story.end()
  return { world, story }
}

/** After each of these something may have been missed. */
const BREAKS: ReadonlySet<Happening['type']> = new Set(['break', 'restart', 'fail', 'slow', 'repeat', 'deliver'])

async function expectNothingMissed({ world, story }: Awaited<ReturnType<typeof live>>, happenings: readonly Happening[]): Promise<void> {
  await count(world, story, happenings)
  for (const [id, remoteIds] of story.said()) {
    const stored = (await world.store.thread.page(id, 400)).items.map(item => remoteOf(item.id))
    expect(stored.toSorted(), `doubled in ${id}`).toEqual([...new Set(stored)].toSorted())
    expect([...remoteIds].filter(remoteId => !stored.includes(remoteId)), `missing in ${id}`).toEqual([])
    const handedOn = new Set(world.arrived.map(({ item }) => remoteOf(item.id)))
    expect([...remoteIds].filter(remoteId => !handedOn.has(remoteId)), `not handed on in ${id}`).toEqual([])
  }
  for (const id of world.service.world.ids()) {
    const row = await world.store.conversations.get(id)
    expect(row?.conversation.status, `status of ${id}`).toBe(world.service.world.record(id)?.status)
  }
  expect(world.log.lines.filter(({ level }) => level === 'bug')).toEqual([])
  await world.sync.close()
}

async function count(world: ASync, story: ReturnType<typeof aStory>, happenings: readonly Happening[]): Promise<void> {
  let [items, missing, doubled] = [0, 0, 0]
  for (const [id, remoteIds] of story.said()) {
    const stored = (await world.store.thread.page(id, 400)).items.map(item => remoteOf(item.id))
    items += remoteIds.size
    doubled += stored.length - new Set(stored).size
    missing += [...remoteIds].filter(remoteId => !stored.includes(remoteId)).length
  }
  tally('G7', { runs: 1, breaks: happenings.filter(({ type }) => BREAKS.has(type)).length, items, missing, doubled })
}

test('with live events, whatever happens and in whatever order, each item is stored once and none is missed', async () => {
  await fc.assert(
    fc.asyncProperty(happeningsLive, async happenings => expectNothingMissed(await live(true, happenings), happenings)),
    { numRuns: RUNS },
  )
}, 3_600_000)

test('without live events, whatever happens, each item is stored once and none is missed', async () => {
  await fc.assert(
    fc.asyncProperty(happeningsPolled, async happenings => expectNothingMissed(await live(false, happenings), happenings)),
    { numRuns: RUNS },
  )
}, 3_600_000)
