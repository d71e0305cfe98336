import { expect, test } from 'vitest'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { OutboxRow } from '#main/store/store.ts'
import { laneOf } from './lanes.ts'
import { createRoster } from './roster.ts'
import { aRow, STATES } from './testing/a-row.ts'

const LANE = laneOf(aRow().entry)

function aRoster() {
  const disk = new Map<OutboxEntry['id'], OutboxRow>()
  let whileReading = () => {}
  const roster = createRoster({
    get: async id => {
      await Promise.resolve()
      whileReading()
      return disk.get(id) ?? null
    },
  })
  const enrol = (row: OutboxRow) => {
    disk.set(row.entry.id, row)
    roster.enrol(row.entry)
  }
  const ordersIn = async (lane = LANE) => (await roster.rowsOf(lane)).map(({ entry }) => entry.order)
  return { disk, roster, enrol, ordersIn, onRead: (act: () => void) => (whileReading = act) }
}

test('a lane has the entries that were enrolled in it, as they stand on disk', async () => {
  const { disk, enrol, roster, ordersIn } = aRoster()
  enrol(aRow({ order: 1 }))
  enrol(aRow({ order: 2 }))
  const failed = aRow({ order: 2, delivery: STATES.failed })
  disk.set(failed.entry.id, failed)

  expect(await ordersIn()).toEqual([1, 2])
  expect((await roster.rowsOf(LANE))[1]?.entry.delivery.state).toBe('failed')
  expect(await ordersIn('elsewhere')).toEqual([])
})

test('what is sent or discarded is out, whether or not anybody said so', async () => {
  const { disk, enrol, ordersIn } = aRoster()
  enrol(aRow({ order: 1 }))
  enrol(aRow({ order: 2 }))
  enrol(aRow({ order: 3 }))
  enrol(aRow({ order: 1, delivery: STATES.sent }))
  const unsaid = aRow({ order: 3, delivery: STATES.discarded })
  disk.set(unsaid.entry.id, unsaid)

  expect(await ordersIn()).toEqual([2])
})

test('being enrolled twice is being enrolled once', async () => {
  const { enrol, ordersIn } = aRoster()
  enrol(aRow())
  enrol(aRow())

  expect(await ordersIn()).toEqual([1])
})

test('who is enrolled while the lane is read, and all others in it are gone, is there the next time', async () => {
  const { disk, enrol, ordersIn, onRead } = aRoster()
  enrol(aRow({ order: 1 }))
  disk.clear()
  onRead(() => {
    onRead(() => {})
    enrol(aRow({ order: 2 }))
  })

  await ordersIn()

  expect(await ordersIn()).toEqual([2])
})
