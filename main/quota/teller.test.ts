import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import type { WaitReason } from '#app/domain/quota-meter.ts'
import { epochMs, HOUR_MS } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import type { Meter } from './meter.ts'
import { createTeller } from './teller.ts'

const NONE = { send: 0, openThread: 0, list: 0, backfill: 0 }
const SHARED = [accountId('one'), accountId('two')]

/** A teller of a meter that `reads` changes, and what it told, in milliseconds since the beginning. */
function aTeller() {
  const clock = aClock()
  const startedAt = clock.now()
  const told: number[] = []
  const ids = new Set<unknown>()
  let meter: Meter = {
    usedToday: 0, perDay: 100, leftToday: 100, alarm: 0, dayEndsAt: epochMs(startedAt + 15 * HOUR_MS),
    learned: { calls: 50, windowMs: 1_000 }, waiting: NONE, granted: NONE, why: null,
  }
  let asked = 0
  const teller = createTeller({
    clock,
    changes: {
      tell(change) {
        told.push(clock.now() - startedAt)
        ids.add(change)
      },
    },
    // A reason whose time is over is none, as with the meter of a quota.
    meter: () => {
      asked += 1
      const isOver = meter.why?.until != null && meter.why.reason !== 'pace' && meter.why.until <= clock.now()
      return isOver ? { ...meter, why: null } : meter
    },
    accounts: () => SHARED,
  })
  const reads = (change: Partial<Meter>) => {
    meter = { ...meter, ...change }
    teller.moved()
  }
  const until = (ms: number | null, reason: WaitReason['reason'] = 'stopped') => ({ why: { reason, until: ms === null ? null : epochMs(startedAt + ms) } })
  return { clock, told, ids, teller, reads, until, asked: () => asked }
}

test('another reason is told at once, to all accounts of the credential', async () => {
  const { clock, told, ids, reads, until } = aTeller()

  reads(until(null, 'offline'))
  await clock.advance(0)

  expect(told).toEqual([0])
  expect([...ids]).toEqual([{ kind: 'quota', ids: SHARED }])
})

test('a step of the day is news, and so is another end of the same reason', async () => {
  const { clock, told, reads, until } = aTeller()

  for (const change of [{ alarm: 50 }, until(60_000), until(90_000)] as const) {
    reads(change)
    await clock.advance(5_000)
  }

  expect(told).toEqual([0, 5_000, 10_000])
})

test('reasons that come and go are told once a second, and the last one is never left out', async () => {
  const { clock, told, reads, until } = aTeller()

  for (let n = 0; n < 26; n += 1) {
    reads(n % 2 === 0 ? until(null, 'offline') : { why: null })
    await clock.advance(100)
  }
  await clock.advance(60_000)

  expect(told).toEqual([0, 1_000, 2_000, 3_000])
})

test('counts that move with every call are told every ten seconds', async () => {
  const { clock, told, reads } = aTeller()

  for (let used = 1; used <= 300; used += 1) {
    reads({ usedToday: used })
    await clock.advance(100)
  }
  await clock.advance(60_000)

  expect(told).toEqual([0, 10_000, 20_000, 30_000])
})

test('a reason does not wait for the next counts', async () => {
  const { clock, told, reads, until } = aTeller()
  reads({ usedToday: 1 })
  await clock.advance(3_000)

  reads({ usedToday: 2 })
  await clock.advance(1_000)
  reads(until(null, 'breaker'))
  await clock.advance(60_000)

  expect(told).toEqual([0, 4_000])
})

test('what reads as it was told is not told again', async () => {
  const { clock, told, teller, reads } = aTeller()
  reads({ usedToday: 1 })
  await clock.advance(60_000)

  teller.moved()
  reads({ usedToday: 2 })
  reads({ usedToday: 1 })
  await clock.advance(60_000)

  expect(told).toEqual([0])
})

test('a reason that ends by the clock alone is told when it ends', async () => {
  const { clock, told, reads, until } = aTeller()

  reads(until(7_500))
  await clock.advance(60_000)

  expect(told).toEqual([0, 7_500])
})

test('counts are told in their time while a reason has long to go', async () => {
  const { clock, told, reads, until } = aTeller()
  reads(until(60_000))
  await clock.advance(2_000)

  reads({ usedToday: 1 })
  await clock.advance(120_000)

  expect(told).toEqual([0, 10_000, 60_000])
})

test('waiting for a turn is told by its coming and going, not by how long it will be', async () => {
  const { clock, told, reads, until } = aTeller()

  for (let ms = 500; ms < 9_000; ms += 500) {
    reads(until(ms, 'pace'))
    await clock.advance(500)
  }

  expect(told).toEqual([0])
})

test('a turn that is due and has not come yet keeps nobody awake', async () => {
  const { clock, asked, reads, until } = aTeller()
  reads(until(2_000, 'pace'))
  await clock.advance(2_000)

  clock.jump(HOUR_MS)
  reads({ usedToday: 1 })
  await clock.advance(20_000)

  expect(asked()).toBeLessThan(20)
  expect(clock.sleepers()).toBe(0)
})

test('a machine that slept for hours hears of the next reason within a second', async () => {
  const { clock, told, reads, until } = aTeller()
  reads(until(8 * HOUR_MS, 'dayAlmostUsed'))
  await clock.advance(60_000)

  clock.jump(9 * HOUR_MS)
  reads(until(null, 'offline'))
  await clock.advance(1_000)

  expect(told).toEqual([0, 60_000 + 9 * HOUR_MS])
})

test('a clock that is set back by a day silences nobody', async () => {
  const { clock, told, reads, until } = aTeller()
  reads({ usedToday: 1 })
  await clock.advance(60_000)

  clock.jump(-24 * HOUR_MS)
  reads(until(null, 'offline'))
  await clock.advance(1_000)
  reads({ usedToday: 2 })
  await clock.advance(10_000)

  expect(told).toHaveLength(3)
})

test('after the close nothing is told and nobody sleeps', async () => {
  const { clock, told, teller, reads, until } = aTeller()
  reads(until(7_500))
  await clock.advance(0)

  teller.close()
  reads(until(null, 'offline'))
  await clock.advance(60_000)

  expect(told).toEqual([0])
  expect(clock.sleepers()).toBe(0)
})
