import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remoteOf } from '#app/domain/ids.ts'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { START } from '#main/testing/builders.ts'
import { tally } from '#main/testing/tally.ts'
import { aSync, type ASync } from './testing/a-sync.ts'
import { aStory } from './testing/a-story.ts'
import { happeningsLive, happeningsPolled, STRETCH_SIZE, type Happening } from './testing/happenings.ts'

// G7: after any break we catch up and show each message once.

const LONG_AGO = epochMs(START - 10 * DAY_MS)
/** Many more at night. */
const RUNS = Number(process.env['SYNC_RUNS'] ?? 60)

async function live(isLive: boolean, happenings: readonly Happening[]): Promise<Readonly<{ world: ASync; story: ReturnType<typeof aStory> }>> {
  const world = await aSync({ isLive, stretchSize: STRETCH_SIZE })
  for (const remote of ['c1', 'c2', 'c3']) {
    const id = world.service.world.open(remote)
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) world.service.world.say(id, 'contact', text)
  }
  // Of these no thread is fetched before something is said in it.
  for (const remote of ['old1', 'old2', 'old3', 'old4', 'old5', 'old6', 'old7']) world.service.world.open(remote, { createdAt: LONG_AGO, updatedAt: LONG_AGO })
  const story = aStory(world)
  await world.sync.start()
  for (const happening of happenings) await story.happen(happening)
  await story.end()
  return { world, story }
}

async function expectNothingMissed({ world, story }: Awaited<ReturnType<typeof live>>): Promise<void> {
  await count(world, story)
  for (const [id, remoteIds] of story.said()) {
    const stored = (await world.store.thread.page(id, 1_000)).items.map(item => remoteOf(item.id))
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

async function count(world: ASync, story: ReturnType<typeof aStory>): Promise<void> {
  let [items, missing, doubled] = [0, 0, 0]
  for (const [id, remoteIds] of story.said()) {
    const stored = (await world.store.thread.page(id, 1_000)).items.map(item => remoteOf(item.id))
    items += remoteIds.size
    doubled += stored.length - new Set(stored).size
    missing += [...remoteIds].filter(remoteId => !stored.includes(remoteId)).length
  }
  tally('G7', { runs: 1, breaks: story.breaks(), items, missing, doubled })
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
