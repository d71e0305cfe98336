import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remoteOf } from '#app/domain/ids.ts'
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

async function expectNothingMissed({ world, story }: Awaited<ReturnType<typeof live>>): Promise<void> {
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

test('with live events, whatever happens and in whatever order, each item is stored once and none is missed', async () => {
  await fc.assert(
    fc.asyncProperty(happeningsLive, async happenings => expectNothingMissed(await live(true, happenings))),
    { numRuns: RUNS },
  )
}, 3_600_000)

test('without live events, whatever happens, each item is stored once and none is missed', async () => {
  await fc.assert(
    fc.asyncProperty(happeningsPolled, async happenings => expectNothingMissed(await live(false, happenings))),
    { numRuns: RUNS },
  )
}, 3_600_000)
