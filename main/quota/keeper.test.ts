import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createKeeper } from './keeper.ts'
import { aMemory } from './testing/a-memory.ts'

const DISK_FULL = { kind: 'diskFull' } as const

/** A keeper of a count that `use` moves. */
function aKeeper() {
  const clock = aClock()
  const disk = aMemory()
  let used = 0
  const keeper = createKeeper({ clock, memory: disk.memory, record: () => ({ credentialKey: 'k1', dayStartsAt: epochMs(0), used, otherDays: [], calls: 50, stop: null }) })
  const use = (calls: number) => {
    used += calls
    keeper.moved()
  }
  return { ...disk, clock, keeper, use, counts: () => disk.kept.map(record => record.used) }
}

test('what was counted is kept three seconds later, as it stands then, in one writing', async () => {
  const { clock, use, counts } = aKeeper()

  use(1)
  await clock.advance(1_000)
  use(4)
  await clock.advance(1_999)
  expect(counts()).toEqual([])
  await clock.advance(1)

  expect(counts()).toEqual([5])
  await clock.advance(60_000)
  expect(counts()).toEqual([5])
})

test('a service that is asked all the time is written down every three seconds, and not with every call', async () => {
  const { clock, use, counts } = aKeeper()

  for (let n = 0; n < 120; n += 1) {
    use(1)
    await clock.advance(100)
  }

  expect(counts()).toEqual([30, 60, 90, 120])
})

test('what moved and reads as it was kept wakes nobody and writes nothing', async () => {
  const { clock, keeper, use, asked } = aKeeper()
  use(3)
  await clock.advance(3_000)

  keeper.moved()
  expect(clock.sleepers()).toBe(0)
  use(1)
  use(-1)
  await clock.advance(3_000)
  await keeper.close()

  expect(asked()).toBe(1)
})

test('a disk that takes nothing is asked again with the next move, not all the time', async () => {
  const { clock, use, refuse, asked, counts } = aKeeper()
  refuse(DISK_FULL)
  use(1)
  await clock.advance(60_000)
  expect(asked()).toBe(1)

  refuse(null)
  use(1)
  await clock.advance(3_000)

  expect(counts()).toEqual([2])
})

test('what is counted while the disk is slow is kept as well, without another move', async () => {
  const { clock, use, hold, counts } = aKeeper()
  const release = hold()
  use(1)
  await clock.advance(3_000)

  use(1)
  release()
  await clock.advance(3_000)

  expect(counts()).toEqual([1, 2])
})

test('at its close the last state is kept at once', async () => {
  const { clock, keeper, use, counts } = aKeeper()
  use(7)

  await keeper.close()

  expect(counts()).toEqual([7])
  expect(clock.sleepers()).toBe(0)
})

test('a close waits for what is being written, and writes what came after', async () => {
  const { clock, keeper, use, hold, counts } = aKeeper()
  const release = hold()
  use(1)
  await clock.advance(3_000)
  use(1)

  const closing = keeper.close()
  release()
  await closing

  expect(counts()).toEqual([1, 2])
})

test('what the disk refused, and takes again, is kept at the close', async () => {
  const { clock, keeper, use, refuse, counts } = aKeeper()
  refuse(DISK_FULL)
  use(1)
  await clock.advance(3_000)

  refuse(null)
  await keeper.close()

  expect(counts()).toEqual([1])
})

test('a disk that refuses at the close keeps nobody from closing', async () => {
  const { keeper, use, refuse, counts } = aKeeper()
  refuse(DISK_FULL)
  use(1)

  await expect(keeper.close()).resolves.toBeUndefined()

  expect(counts()).toEqual([])
})

test('after the close nothing is written and nobody sleeps', async () => {
  const { clock, keeper, use, asked } = aKeeper()
  await keeper.close()

  use(5)
  await clock.advance(60_000)

  expect(asked()).toBe(0)
  expect(clock.sleepers()).toBe(0)
})
