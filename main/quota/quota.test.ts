import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, epochMs, HOUR_MS } from '#app/domain/time.ts'
import { QUOTA_LANES, type QuotaLane } from './quota-lane.ts'
import { aDoor, anAnswer, HINT, NOTHING_LEFT, wordOf } from './testing/a-door.ts'

/** A door whose calls note when their answer was there. */
function aQuota(said: Parameters<typeof aDoor>[0] = {}) {
  const bench = aDoor(said)
  const startedAt = bench.clock.now()
  const went: string[] = []
  const take = (lane: QuotaLane, name: string = lane, signal?: AbortSignal) =>
    bench.ask(lane, { signal }).then(outcome => void went.push(`${name}@${bench.clock.now() - startedAt} ${wordOf(outcome)}`))
  const takeMany = (lane: QuotaLane, count: number) => {
    for (let n = 0; n < count; n += 1) void take(lane)
  }
  return { ...bench, went, take, takeMany, names: () => went.map(turn => turn.split('@')[0]) }
}

test('as many go at once as the lane may fill, and the next when a window has passed', async () => {
  const { clock, seen, takeMany } = aQuota()

  takeMany('send', 60)
  await clock.advance(1_500)

  expect(seen.filter(({ at }) => at === 0)).toHaveLength(50)
  expect(seen.filter(({ at }) => at === 1_000)).toHaveLength(10)
})

test('a reply never waits behind a saturated background', async () => {
  const { clock, went, take, takeMany } = aQuota()
  takeMany('backfill', 500)
  await clock.advance(3_210)

  void take('send', 'reply')
  await clock.advance(0)

  expect(went.at(-1)).toBe('reply@3210 200')
})

test('more urgent lanes go first, whoever came first; within a lane it is first come, first served', async () => {
  const { clock, take, takeMany, names } = aQuota({ hint: { ...HINT, calls: 1, mostCalls: 1 } })
  takeMany('list', 1)
  await clock.advance(0)

  for (const name of ['backfill-1', 'list-1', 'openThread-1', 'send-1', 'send-2', 'list-2']) void take(toLane(name), name)
  await clock.advance(10_000)

  expect(names()).toEqual(['list', 'send-1', 'send-2', 'openThread-1', 'list-1', 'list-2', 'backfill-1'])
})

test('however much is more urgent, the background gets a call in every minute', async () => {
  const { clock, quota, takeMany } = aQuota({ hint: { ...HINT, calls: 2, mostCalls: 2 } })
  takeMany('send', 3_000)
  takeMany('backfill', 100)
  const perMinute: number[] = []

  for (let minute = 0; minute < 10; minute += 1) {
    const before = quota.meter().granted.backfill
    await clock.advance(60_000)
    perMinute.push(quota.meter().granted.backfill - before)
  }

  expect(Math.min(...perMinute)).toBeGreaterThanOrEqual(1)
  expect(Math.max(...perMinute)).toBeLessThanOrEqual(2)
  quota.close()
})

test('told to stop, whoever waits is told so instead of waiting for minutes', async () => {
  const { clock, quota, went, take, takeMany, answers } = aQuota()
  takeMany('list', 40)
  await clock.advance(0)
  answers(anAnswer(429, { 'retry-after': '60' }))

  void take('send', 'told')
  await clock.advance(0)

  expect(went.filter(turn => turn.includes('rateLimited'))).toHaveLength(5)
  expect(quota.meter().why).toEqual({ reason: 'stopped', until: clock.now() + 60_000 })
})

test('after a stop one call feels whether we may go on, and the rest goes when it was answered', async () => {
  const { clock, seen, ask, answers, takeMany } = aQuota({ serve: async () => (await clock.sleep(80), anAnswer()) })
  answers(anAnswer(429, { 'retry-after': '10' }))
  await ask('list')
  await clock.advance(10_000)

  takeMany('send', 3)
  await clock.advance(500)

  expect(seen.map(({ at }) => at)).toEqual([0, 10_000, 10_080, 10_080])
})

test('a feeler that is refused again makes the stop longer', async () => {
  const { clock, ask, answers, quota } = aQuota({ random: () => 0.5 })
  const waits: number[] = []

  for (let n = 0; n < 5; n += 1) {
    answers(anAnswer(429))
    await ask('send')
    const until = quota.meter().why?.until ?? clock.now()
    waits.push(until - clock.now())
    await clock.advance(until - clock.now())
  }

  expect(waits).toEqual([1_050, 2_100, 4_200, 8_250, 16_250])
})

test('while nothing gets through, the background is refused and a person may try', async () => {
  const { ask, answers, quota } = aQuota()
  answers(NOTHING_LEFT, NOTHING_LEFT, NOTHING_LEFT)
  await ask('list')

  const outcomes = []
  for (const lane of ['list', 'send', 'openThread', 'backfill'] as const) outcomes.push(wordOf(await ask(lane)))

  expect(outcomes).toEqual(Array.from({ length: 4 }, () => 'unsent offline'))
  expect(quota.meter().granted).toEqual({ send: 1, openThread: 1, list: 1, backfill: 0 })
  expect(quota.meter().why?.reason).toBe('offline')
})

test('when the offline wait is over one background call feels for the network, and an answer opens the way for all', async () => {
  const { clock, ask, answers, names, take } = aQuota({ serve: async () => (await clock.sleep(80), anAnswer()) })
  answers(NOTHING_LEFT)
  await ask('list')
  await clock.advance(1_000)

  void take('list', 'feeler')
  await take('list', 'next')
  await clock.advance(80)
  void take('list', 'after')
  await clock.advance(80)

  expect(names()).toEqual(['next', 'feeler', 'after'])
})

test('what provably never left is counted nowhere', async () => {
  const { ask, answers, quota } = aQuota()
  answers(NOTHING_LEFT)

  await ask('send')

  expect(quota.meter().usedToday).toBe(0)
})

test('a refusal makes the limit smaller for all, and clean windows make it whole again', async () => {
  const { clock, ask, answers, quota } = aQuota()
  answers(anAnswer(429, { 'retry-after': '1' }))
  await ask('list')
  const small = quota.meter().learned.calls
  await clock.advance(60_000)

  expect([small, quota.meter().learned]).toEqual([35, { calls: 50, windowMs: 1_000 }])
})

test('a quota of the day that is used up says nothing of how many go at once', async () => {
  const { ask, answers, quota } = aQuota()
  answers(anAnswer(423))

  await ask('list')

  expect(quota.meter().learned.calls).toBe(50)
})

test('the daily quota is never passed, its end is kept for persons, and the next day begins anew', async () => {
  const { clock, quota, seen, ask, saturate } = aQuota({ hint: { ...HINT, perDay: 200 } })
  const midnight = clock.now() + 15 * HOUR_MS
  void saturate('backfill', 300)
  await clock.advance(60_000)
  const background = seen.length
  const meter = quota.meter()

  for (let n = 0; n < 20; n += 1) await ask('send')
  const refused = await ask('send')
  await clock.advance(15 * HOUR_MS)
  const nextDay = await ask('backfill')

  expect(background).toBe(190)
  expect(meter).toMatchObject({ usedToday: 190, leftToday: 10, alarm: 95, dayEndsAt: midnight, why: { reason: 'dayAlmostUsed', until: midnight } })
  expect(refused).toEqual({ reached: 'unsent', failure: { kind: 'rateLimited', until: midnight } })
  expect(seen).toHaveLength(201)
  expect(wordOf(nextDay)).toBe('200')
})

test('a restart counts what was kept of the same day, and believes what was learned', async () => {
  const { clock, quota, ask } = aQuota()
  await ask('list')
  const kept = { ...quota.record(), used: 199, calls: 20 }

  const again = aDoor({ kept, hint: { ...HINT, perDay: 200 } })
  const tomorrow = aDoor({ kept: { ...kept, dayStartsAt: quota.record().dayStartsAt - DAY_MS } as typeof kept, hint: { ...HINT, perDay: 200 } })

  expect(again.quota.meter()).toMatchObject({ usedToday: 199, leftToday: 1, learned: { calls: 20 } })
  expect(tomorrow.quota.meter()).toMatchObject({ usedToday: 0, learned: { calls: 20 } })
  expect(clock.sleepers()).toBe(0)
})

test('a clock that showed tomorrow, also over a restart, and is right again finds the count of today', async () => {
  const { quota } = aQuota()
  const tomorrow = { dayStartsAt: epochMs(quota.record().dayStartsAt + DAY_MS), used: 3, otherDays: [{ startsAt: quota.record().dayStartsAt, used: 190 }], calls: 20, stop: null }

  const again = aDoor({ kept: tomorrow, hint: { ...HINT, perDay: 200 } })

  expect(again.quota.meter()).toMatchObject({ usedToday: 190, leftToday: 10 })
})

test('what a service says is left holds the background back before it has to refuse', async () => {
  const { clock, seen, ask, answers, takeMany } = aQuota()
  answers(anAnswer(200, { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '32', 'x-ratelimit-reset': '30' }))
  await ask('list')

  takeMany('backfill', 10)
  await clock.advance(29_999)
  const before = seen.length
  await clock.advance(1)

  expect(before).toBe(3)
  expect(seen).toHaveLength(11)
})

test('a call that is given up leaves the line and costs nothing', async () => {
  const { clock, quota, went, take, takeMany } = aQuota()
  const giveUp = new AbortController()
  takeMany('list', 35)
  void take('list', 'given up', giveUp.signal)
  await clock.advance(0)

  giveUp.abort()
  void take('list', 'too late', giveUp.signal)
  await clock.advance(10_000)

  expect(went.slice(35)).toEqual(['given up@0 unsent cancelled', 'too late@0 unsent cancelled'])
  expect(quota.meter()).toMatchObject({ granted: { list: 35 }, waiting: { list: 0 }, why: null })
})

test('a meter says who waits, and until when', async () => {
  const { clock, quota, takeMany } = aQuota()
  takeMany('backfill', 36)
  takeMany('openThread', 6)
  await clock.advance(0)

  expect(quota.meter()).toMatchObject({ waiting: { send: 0, openThread: 1, list: 0, backfill: 1 }, why: { reason: 'pace', until: clock.now() + 1_000 } })
})

test('closing lets everybody go and leaves no timer', async () => {
  const { clock, quota, went, take, takeMany } = aQuota()
  takeMany('list', 36)
  await clock.advance(0)

  quota.close()
  await take('send')
  await clock.advance(0)

  expect(went.slice(35)).toEqual(['list@0 unsent cancelled', 'send@0 unsent cancelled'])
  expect(clock.sleepers()).toBe(0)
})

test.each([
  ['set back by half a second, as a time server does', -500], ['set back by a day', -DAY_MS], ['set forward by an hour', HOUR_MS],
])('an order to wait lasts as long as it was given for, also where the clock is %s', async (_, ms) => {
  const { clock, seen, ask, answers, takeMany } = aQuota()
  takeMany('send', 20)
  await clock.advance(0)
  answers(anAnswer(429, { 'retry-after': '30' }))
  await ask('send')
  const before = seen.length

  clock.jump(ms)
  await clock.advance(29_000)
  const early = wordOf(await ask('send'))
  await clock.advance(2_000)

  expect([early, seen.length]).toEqual(['unsent rateLimited', before])
  expect(wordOf(await ask('send'))).toBe('200')
})

test('the hour of a stop is shown as the clock shows it by now', async () => {
  const { clock, quota, ask, answers } = aQuota()
  answers(anAnswer(429, { 'retry-after': '30' }))
  await ask('send')
  const { why } = quota.meter()

  clock.jump(HOUR_MS)

  expect(quota.meter().why?.until).toBe((why?.until ?? 0) + HOUR_MS)
})

test('a sleep of the machine is time that went by, and a clock that was set before it is not', async () => {
  const { clock, quota, seen, ask, answers } = aQuota()
  answers(anAnswer(429, { 'retry-after': '600' }))
  await ask('send')
  clock.jump(HOUR_MS)

  quota.sleeps()
  // As a clock does over a sleep: the wall goes on, and uptime stands still.
  clock.jump(590_000)
  quota.wakes()
  expect(wordOf(await ask('send'))).toBe('unsent rateLimited')
  await clock.advance(11_000)

  expect(wordOf(await ask('send'))).toBe('200')
  expect(seen).toHaveLength(2)
})

test('what a service has ordered holds after a restart as well', async () => {
  const { clock, quota, ask, answers } = aQuota()
  answers(anAnswer(429, { 'retry-after': '600' }))
  await ask('send')

  const again = aDoor({ kept: quota.record() })

  expect(wordOf(await again.ask('send'))).toBe('unsent rateLimited')
  await again.clock.advance(601_000)
  expect(wordOf(await again.ask('send'))).toBe('200')
  expect(clock.now()).toBeLessThan(again.clock.now())
})

test('whatever is asked for in whatever lane: never more than the limit in any window, and everybody gets a turn', async () => {
  const asking = fc.array(fc.record({ lane: fc.constantFrom(...QUOTA_LANES), afterMs: fc.nat(400) }), { minLength: 1, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(asking, fc.integer({ min: 1, max: 9 }), async (asked, calls) => {
      const { clock, seen, ask } = aDoor({ hint: { ...HINT, calls, mostCalls: calls } })
      const answered: Promise<unknown>[] = []
      for (const { lane, afterMs } of asked) {
        answered.push(ask(lane))
        await clock.advance(afterMs)
      }
      await clock.advance(90_000)
      await Promise.all(answered)

      expect(seen).toHaveLength(asked.length)
      for (const from of seen) expect(seen.filter(({ at }) => at >= from.at && at < from.at + 1_000).length).toBeLessThanOrEqual(calls)
    }),
    { numRuns: 40 },
  )
})

function toLane(name: string): QuotaLane {
  return QUOTA_LANES.find(lane => name.startsWith(lane)) ?? 'list'
}
